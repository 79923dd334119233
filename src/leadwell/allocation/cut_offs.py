"""How far each cohort got: the cut-offs, from which anybody can tell what everybody must hold.

A cohort has one cut-off for each of its parts: every reserve, and the open places. Down one's list, one
holds the first part whose cut-off one's number meets; there is nothing else to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CutOff:
    """How far one part of a cohort got. `fact`: whom it was reserved for, None for open places.

    `up_to`: the largest number admitted, None while places are left (or where there were none).
    `others`: at a reserve, that `up_to` is about those without the fact; everybody with it got in.
    """

    cohort: str
    fact: str | None
    places: int
    filled: int
    up_to: int | None
    others: bool = False

    def admits(self, number: int, facts: Set[str]) -> bool:
        """Whether it has a place for somebody with this number and these facts."""
        if self.up_to is None:
            return self.filled < self.places
        lacks = self.fact is not None and self.fact not in facts
        return (lacks, number) <= (self.others, self.up_to)


@dataclass(frozen=True, slots=True)
class Step:
    """One choice down a list. `by`: the part that admitted the person, None when the cohort did not.

    `parts`: all its cut-offs, in the order they were asked, for the sentence "cohort 3 admitted
    numbers up to ..., yours was ...". A cohort with no part at all had no places.
    """

    cohort: str
    parts: tuple[CutOff, ...]
    by: CutOff | None

    @property
    def admitted(self) -> bool:
        """Whether the cohort has a place for them."""
        return self.by is not None


def by_cohort(cut_offs: Sequence[CutOff]) -> dict[str, tuple[CutOff, ...]]:
    """The cut-offs of each cohort, in the order its parts are asked."""
    found: dict[str, tuple[CutOff, ...]] = {}
    for each in cut_offs:
        found[each.cohort] = (*found.get(each.cohort, ()), each)
    return found


def steps(
    choices: Sequence[str],
    number: int,
    facts: Set[str],
    cut_offs: Mapping[str, tuple[CutOff, ...]],
) -> Iterator[Step]:
    """What each choice answers, down to the first that admits."""
    for cohort in choices:
        parts = cut_offs.get(cohort, ())
        by = next((part for part in parts if part.admits(number, facts)), None)
        yield Step(cohort, parts, by)
        if by is not None:
            return
