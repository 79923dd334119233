"""Soft reserves: some places of a cohort go first to people with a certain fact.

A cohort is taken apart into units: one for each reserve, and one for the open places. A reserve
prefers those with its fact and takes the others when too few of them ask, so no place stays empty.
A person who asks for a cohort asks its units in their order, and that order is published:

    reserves first   a minimum: those with the fact who would have got in anyway count towards it
    open first       over and above: the reserve is for those the open places left out

Source: slot-specific priorities, Kominers and Sönmez (2016); on the order, Dur and others (2018).

Facts are the bits of a number: a person with facts 0 and 2 has 0b101. Every person has one lottery
number, the smaller the better, and no two have the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from leadwell.allocation.deferred_acceptance import (
    Market,
    Settled,
    complaints,
    deferred_acceptance,
)

OPEN = 0  # the fact an open place asks for: none


@dataclass(slots=True)
class Units:
    """All cohorts taken apart. `of_cohort`: a cohort's units, in the order they are asked."""

    places: list[int] = field(default_factory=list)
    wants: list[int] = field(default_factory=list)  # OPEN, or the bit of the fact that comes first
    of_cohort: list[tuple[int, ...]] = field(default_factory=list)

    def add_cohort(self, parts: Iterable[tuple[int, int]]) -> None:
        """The next cohort, from (places, wanted fact) of its parts in the order they are asked."""
        before = len(self.places)
        for places, wants in parts:
            self.places.append(places)
            self.wants.append(wants)
        self.of_cohort.append(tuple(range(before, len(self.places))))


def open_cohorts(places: Sequence[int]) -> Units:
    """Cohorts with these places and no reserves."""
    units = Units()
    for count in places:
        units.add_cohort([(count, OPEN)])
    return units


@dataclass(frozen=True, slots=True)
class ByLot:
    """The places by one lottery number each. Everything here is in the order of people as given.

    `unit`: the unit a person holds, or -1. `cut_off`: the worst turn a unit admitted, `inf` where
    places are left, `-inf` where there were none. `turn`: 0 for the smallest number, and so on; at
    a reserve, those without the fact come after everybody with it, so their turn counts from the
    number of people on. `order`: the people by turn.
    """

    unit: list[int]
    cut_off: list[float]
    turn: list[int]
    order: list[int]


def places_by_lot(
    choices: Sequence[Sequence[int]],
    numbers: Sequence[int],
    units: Units,
    facts: Sequence[int] | None = None,
) -> ByLot:
    """Each person's cohorts, best first, and their number; the units; and their facts, if any count.

    Errors: `ValueError` when two people have the same number.
    """
    order = in_order(numbers)
    settled = deferred_acceptance(_market(choices, order, units, facts))
    unit, turn = [0] * len(order), [0] * len(order)
    for place, person in enumerate(order):
        unit[person], turn[person] = settled.unit[place], place
    return ByLot(unit, settled.cut_off, turn, order)


def wrongly_placed(
    choices: Sequence[Sequence[int]],
    result: ByLot,
    units: Units,
    facts: Sequence[int] | None = None,
) -> list[int]:
    """People who hold something else than the cut-offs promise them: must be empty."""
    settled = Settled([result.unit[person] for person in result.order], result.cut_off)
    turns = complaints(_market(choices, result.order, units, facts), settled)
    return [result.order[turn] for turn in turns]


def in_order(numbers: Sequence[int]) -> list[int]:
    """The people by their numbers, the smallest first."""
    if len(set(numbers)) != len(numbers):
        raise ValueError("Two people cannot have the same lottery number.")
    return sorted(range(len(numbers)), key=numbers.__getitem__)


def _market(
    choices: Sequence[Sequence[int]],
    order: Sequence[int],
    units: Units,
    facts: Sequence[int] | None,
) -> Market:
    """The people in the order of their turns. One's key is one's turn; where one lacks the fact a
    reserve is for, it comes after everybody's turn."""
    people, wants = len(order), units.wants
    has = [facts[person] for person in order] if facts else [0] * people

    def key(turn: int, unit: int) -> int:
        wanted = wants[unit]
        return turn if not wanted or wanted & has[turn] else turn + people

    lists = [choices[person] for person in order]
    return Market(lists, units.of_cohort, units.places, key)
