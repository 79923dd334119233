"""What the rules about declarations are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

NOT_ASKED, NOT_SAID = "", "-"


@dataclass(frozen=True, slots=True)
class Code:
    """One answer somebody can give. `kept` is how it is kept ("nhs:A"); `falls_in` says which code of
    each list that figures are made by it belongs to; `guessed` names the lists where that is a guess,
    because the code is coarser than the list."""

    kept: str
    title: str
    family: str
    falls_in: Mapping[str, str]
    guessed: frozenset[str] = frozenset()
    loses: frozenset[str] = frozenset()
    from_age: int | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of codes, and the days it holds. None means as far back, or on, as anybody knows."""

    slug: str
    title: str
    advice: str
    codes: tuple[Code, ...]
    words: Mapping[str, str]
    begins_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """How answers are put together in figures: the codes of the list `by`, each in a group."""

    slug: str
    title: str
    by: str
    groups: Mapping[str, str]
    titles: Mapping[str, str]
    begins_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One thing a person may declare: the question, the lists an answer may come from, and how it
    is counted. `ask` is the list a person chooses from here."""

    slug: str
    title: str
    question: str
    hint: str
    ask: str
    schemes: tuple[Scheme, ...]
    groupings: tuple[Grouping, ...]
    to_be_verified: tuple[str, ...]

    def scheme(self, slug: str) -> Scheme:
        """The list of that name."""
        return next(one for one in self.schemes if one.slug == slug)

    def code(self, kept: str) -> Code | None:
        """The answer kept this way. The second sign of an NHS letter is the employer's own."""
        known = {code.kept: code for scheme in self.schemes for code in scheme.codes}
        return known.get(kept) or known.get(kept[:5] if kept.startswith("nhs:") else kept)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as one channel brought it. `own` is what the person said here themselves."""

    value: str
    through: str
    given_on: date
    number: int = 0

    def __repr__(self) -> str:
        return "Said(...)"

    @property
    def own(self) -> bool:
        return self.through == "own"
