"""Deferred acceptance: everyone asks down their own list, and every unit keeps the best who asked.

A unit is something with places: a cohort, or one part of a cohort (see `reserves`). It compares by
keys, the smaller the better, and lets somebody go only for somebody better. The result is the one
everybody likes best among all that leave no justified complaint, it does not depend on who is read
first, and nobody gains by a list that is not their true one.

Source: Gale and Shapley (1962), applicants asking; cut-offs as Azevedo and Leshno (2016).
Units and people are numbers from 0. No two people may have the same key at one unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappush, heapreplace
from math import inf
from typing import NamedTuple

NOWHERE = -1
EVERYBODY = inf  # the cut-off of a unit with a place left
NOBODY = -inf  # the cut-off of a unit that never had one

Wish = tuple[int, int]  # a unit, and one's key there


class Settled(NamedTuple):
    """The unit of each person, or `NOWHERE`; and the worst key each unit admits."""

    unit: list[int]
    cut_off: list[float]


def deferred_acceptance(wishes: Iterable[Iterable[Wish]], places: Sequence[int]) -> Settled:
    """Settle everyone's wishes, best first, in units with so many places.

    Quickest when people come with the best keys first: then hardly anybody is let go again.
    """
    floor = _Floor(places)
    for person, wish in enumerate(wishes):
        floor.asking.append(iter(wish))
        floor.unit.append(NOWHERE)
        while person != NOWHERE:
            person = floor.ask(person)  # whoever was let go asks on
    return Settled(floor.unit, floor.cut_off)


class _Floor:
    """Who is asking, and whom every unit holds for now: a heap with the worst key on top."""

    def __init__(self, places: Sequence[int]) -> None:
        self.places = places
        self.held: list[list[tuple[int, int]]] = [[] for _ in places]
        self.cut_off: list[float] = [EVERYBODY if n > 0 else NOBODY for n in places]
        self.asking: list[Iterator[Wish]] = []
        self.unit: list[int] = []

    def ask(self, person: int) -> int:
        """Down the person's list from where they stopped. Answers whoever lost a place by it."""
        cut_off = self.cut_off
        for unit, key in self.asking[person]:
            if key < cut_off[unit]:
                self.unit[person] = unit
                return self._hold(unit, -key, person)
        return NOWHERE

    def _hold(self, unit: int, worst_first: int, person: int) -> int:
        held = self.held[unit]
        gone = NOWHERE
        if len(held) < self.places[unit]:
            heappush(held, (worst_first, person))
        else:
            gone = heapreplace(held, (worst_first, person))[1]
            self.unit[gone] = NOWHERE
        if len(held) == self.places[unit]:
            self.cut_off[unit] = -held[0][0]
        return gone


def entitled(wish: Iterable[Wish], cut_off: Sequence[float]) -> int:
    """The unit a person must hold by the cut-offs alone: the first whose cut-off their key meets."""
    return next((unit for unit, key in wish if key <= cut_off[unit]), NOWHERE)


def complaints(wishes: Iterable[Iterable[Wish]], settled: Settled) -> list[int]:
    """People who hold something else than the cut-offs promise. Empty, or the result is wrong."""
    cut_off = settled.cut_off
    pairs = enumerate(zip(wishes, settled.unit, strict=True))
    return [person for person, (wish, unit) in pairs if entitled(wish, cut_off) != unit]
