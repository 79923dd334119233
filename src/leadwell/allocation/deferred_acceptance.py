"""Deferred acceptance: everyone asks down their own list, and every unit keeps the best who asked.

A unit is something with places; a choice is made of one unit or of several, asked one after the other
(see `reserves`). A unit compares by keys, the smaller the better, and lets somebody go only for somebody
better. The result is the one everybody likes best among all that leave no justified complaint; it does
not depend on who is read first, and nobody gains by a list that is not their true one.

Source: Gale and Shapley (1962), applicants asking; cut-offs as Azevedo and Leshno (2016).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappush, heapreplace
from math import inf
from typing import NamedTuple

NOWHERE = -1
EVERYBODY = inf  # the cut-off of a unit with a place left
NOBODY = -inf  # the cut-off of a unit that never had one


@dataclass(frozen=True, slots=True)
class Market:
    """Who asks for what. People, choices and units are numbers from 0.

    `lists`: each person's choices, the dearest first. `parts`: the units of each choice, in the order
    they are asked; a unit is part of one choice. `places`: of each unit. `key(person, unit)`: no two
    people have the same at one unit, and nobody's is smaller than their own number; so it is quick to
    see that somebody comes too late, and quickest when the people with the best keys come first.
    """

    lists: Sequence[Sequence[int]]
    parts: Sequence[Sequence[int]]
    places: Sequence[int]
    key: Callable[[int, int], int]


class Settled(NamedTuple):
    """The unit of each person, or `NOWHERE`; and the worst key each unit admits."""

    unit: list[int]
    cut_off: list[float]


def deferred_acceptance(market: Market) -> Settled:
    """Everybody's unit, once all have asked as far as they need."""
    floor = _Floor(market)
    for person in range(len(market.lists)):
        while person != NOWHERE:
            person = floor.ask(person)  # whoever was let go asks again
    return Settled(floor.unit, floor.cut_off)


class _Floor:
    """Whom every unit holds for now: a heap with the worst on top, each as one number, which is
    quicker to compare than a pair and nothing for the collector to look at."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.people = len(market.lists)
        self.held: list[list[int]] = [[] for _ in market.places]
        self.cut_off: list[float] = [EVERYBODY if n > 0 else NOBODY for n in market.places]
        self.choice = {unit: choice for choice, those in enumerate(market.parts) for unit in those}
        self.too_late: list[float] = [self._too_late(choice) for choice in range(len(market.parts))]
        self.unit = [NOWHERE] * self.people

    def ask(self, person: int) -> int:
        """Down the person's list from the top: cut-offs only ever fall, so who refused them once
        refuses them again. Answers whoever lost a place by it."""
        too_late, parts, cut_off = self.too_late, self.market.parts, self.cut_off
        for choice in self.market.lists[person]:
            if person < too_late[choice]:
                for unit in parts[choice]:
                    key = self.market.key(person, unit)
                    if key < cut_off[unit]:
                        return self._hold(unit, key, person)
        return NOWHERE

    def _hold(self, unit: int, key: int, person: int) -> int:
        held, places = self.held[unit], self.market.places[unit]
        gone, worst_first = NOWHERE, -(key * self.people + person)
        if len(held) < places:
            heappush(held, worst_first)
        else:
            gone = -heapreplace(held, worst_first) % self.people
            self.unit[gone] = NOWHERE
        if len(held) == places:
            self.cut_off[unit] = -held[0] // self.people
            self.too_late[self.choice[unit]] = self._too_late(self.choice[unit])
        self.unit[person] = unit
        return gone

    def _too_late(self, choice: int) -> float:
        """From which person on no unit of a choice can admit anybody, whatever their key."""
        return max((self.cut_off[unit] for unit in self.market.parts[choice]), default=NOBODY)


def entitled(market: Market, person: int, cut_off: Sequence[float]) -> int:
    """The unit a person must hold by the cut-offs alone: the first whose cut-off their key meets."""
    key = market.key
    for choice in market.lists[person]:
        for unit in market.parts[choice]:
            if person <= cut_off[unit] and key(person, unit) <= cut_off[unit]:
                return unit
    return NOWHERE


def complaints(market: Market, settled: Settled) -> list[int]:
    """People who hold something else than the cut-offs promise. Empty, or the result is wrong."""
    unit, cut_off = settled
    people = range(len(market.lists))
    return [person for person in people if entitled(market, person, cut_off) != unit[person]]
