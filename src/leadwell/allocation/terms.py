"""The terms of a draw: what is published before it closes, and one digest of it.

Everything that decides who gets a place is here, beside the entrants themselves: which cohorts, how
many places, which reserves and in which order, where the public value will come from, and the promised
secret. Who kept the digest sees at once when a word of it is changed afterwards.

Source: house rule, from the protocol in `lottery`; the layout of the text is ours, version 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

FORMAT = "leadwell-draw/1"
_NAME = re.compile(r"[A-Za-z0-9._:/-]+")


@dataclass(frozen=True, slots=True)
class Reserve:
    """Places of a cohort that go first to those with this fact."""

    fact: str
    places: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """What people ask for. Reserves are counted within `places`, and asked in the order given."""

    id: str
    places: int
    reserves: tuple[Reserve, ...] = ()
    reserves_first: bool = True

    @property
    def parts(self) -> list[tuple[int, str | None]]:
        """Its places in the order they are asked, each with the fact that comes first, or None."""
        reserved = [(each.places, each.fact) for each in self.reserves]
        open_part = (self.places - sum(each.places for each in self.reserves), None)
        return [*reserved, open_part] if self.reserves_first else [open_part, *reserved]


@dataclass(frozen=True, slots=True)
class Terms:
    """What is promised before a draw closes. `source` names the public value: "drand round 4711"."""

    draw: str
    source: str
    cohorts: tuple[Cohort, ...]
    commitment: bytes


def insist_on_terms(terms: Terms) -> None:
    """Errors: `ValueError`, with a sentence, when terms contradict themselves."""
    insist_on_name(terms.draw)
    if "\n" in terms.source or not terms.source:
        raise ValueError("Say on one line where the public value will come from.")
    if _twice(cohort.id for cohort in terms.cohorts):
        raise ValueError("A cohort is named twice.")
    for cohort in terms.cohorts:
        _insist_on_cohort(cohort)


def insist_on_name(name: str) -> None:
    """Errors: `ValueError` unless it is letters, digits and . _ : / - so that its bytes are certain."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"“{name}” may hold letters, digits and the signs . _ : / - only.")


def terms_lines(terms: Terms) -> list[str]:
    """The terms as lines that have the same bytes everywhere: what is published and hashed."""
    return [
        f"format {FORMAT}",
        f"draw {terms.draw}",
        f"public {terms.source}",
        f"commitment {terms.commitment.hex()}",
        *(_line(cohort) for cohort in terms.cohorts),
    ]


def terms_digest(terms: Terms) -> bytes:
    """The digest of the terms, published with them: of their lines, each ended by a line feed."""
    return sha256("".join(f"{line}\n" for line in terms_lines(terms)).encode()).digest()


def terms_from(lines: Sequence[str]) -> Terms:
    """The terms that the lines tell. Errors: `ValueError` when they are no terms of this format."""
    try:
        draw, source, promised = (line.split(" ", 1)[1] for line in lines[1:4])
        cohorts = tuple(_cohort(*line.split(" ")) for line in lines[4:])
        terms = Terms(draw, source, cohorts, bytes.fromhex(promised))
    except (ValueError, TypeError, LookupError, AttributeError) as wrong:
        raise ValueError("The terms cannot be read.") from wrong
    if terms_lines(terms) != list(lines):
        raise ValueError("The terms are not written as this format has them.")
    return terms


def _line(cohort: Cohort) -> str:
    order = "reserves-first" if cohort.reserves_first else "open-first"
    reserves = (f"{each.fact}={each.places}" for each in cohort.reserves)
    return " ".join(["cohort", cohort.id, str(cohort.places), order, *reserves])


def _cohort(_cohort: str, name: str, places: str, order: str, *reserves: str) -> Cohort:
    pairs = (each.split("=") for each in reserves)
    kept = tuple(Reserve(fact, int(count)) for fact, count in pairs)
    return Cohort(name, int(places), kept, order == "reserves-first")


def _insist_on_cohort(cohort: Cohort) -> None:
    for name in (cohort.id, *(each.fact for each in cohort.reserves)):
        insist_on_name(name)
    if _twice(each.fact for each in cohort.reserves):
        raise ValueError(f"Cohort {cohort.id} has two reserves for one fact.")
    if any(places < 0 for places, _ in cohort.parts):
        raise ValueError(f"Cohort {cohort.id} has fewer places than it reserves.")


def _twice(names: Iterable[str]) -> bool:
    listed: Sequence[str] = list(names)
    return len(set(listed)) != len(listed)
