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


def terms_text(terms: Terms) -> str:
    """The terms as a text that has the same bytes everywhere: what the digest is of."""
    lines = [FORMAT, f"draw {terms.draw}", f"public {terms.source}"]
    lines += [f"commitment {terms.commitment.hex()}", *map(_line, terms.cohorts)]
    return "".join(f"{line}\n" for line in lines)


def terms_digest(terms: Terms) -> bytes:
    """The digest of the terms, published with them."""
    return sha256(terms_text(terms).encode()).digest()


def _line(cohort: Cohort) -> str:
    order = "reserves-first" if cohort.reserves_first else "open-first"
    reserves = ",".join(f"{each.fact}={each.places}" for each in cohort.reserves)
    return f"cohort {cohort.id} {cohort.places} {order} {reserves}".rstrip()


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
