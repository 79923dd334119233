"""What other sets of the same place and year print and hide: the same people counted in two books.

A set is guarded beside everything that earlier ones of that place tell.

    told = Elsewhere()                         of all sets of a run
    others = OtherSets(told, left_out, day)    what one of them has to mind: also of sets the run leaves out
    others.ask(places)                         once for many places, before any of them is printed
    others.of(place)                           what other sets tell of it
    others.tell(place, cells)                  what this set tells of it, for the next
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256

import numpy as np

from leadwell.fairness.models import Result
from leadwell.fairness.queries.bases import about_result, behind
from leadwell.fairness.queries.definitions import every_set
from leadwell.fairness.rules.disclosing.facts import (
    NOTHING_TOLD,
    Basis,
    Cells,
    Conditions,
    Seen,
    cells_told,
    named_within,
    told_together,
    whom,
)
from leadwell.stats.disclosure import HES_2018

Key = tuple[int, bool]  # an organisation, or the area of one
WORDS = 3  # for each cell: its number, what is seen of it, how many it is


@dataclass(slots=True)
class Elsewhere:
    """What the sets of one run tell, place by place: cells by number, not by name."""

    _names: list[str] = field(default_factory=list)
    _number: dict[str, int] = field(default_factory=dict)
    _cells: dict[Key, array[int]] = field(default_factory=dict)

    def add(self, key: Key, cells: Cells) -> None:
        """Note what a set tells of a place."""
        told = self._cells.setdefault(key, array("i"))
        for name, (seen, counted) in cells.items():
            number = self._number.setdefault(name, len(self._names))
            if number == len(self._names):
                self._names.append(name)
            told.extend((number, seen, counted))

    def prints(self, key: Key, names: Collection[str]) -> set[str]:
        """Which of these counts any set prints of a place."""
        told = self._cells.get(key)
        if not told:
            return set()
        cells = np.frombuffer(told, dtype=np.intc).reshape(-1, WORDS)
        printed = set(cells[cells[:, 1] >= Seen.ROUNDED, 0].tolist())
        return {name for name in names if self._number.get(name) in printed}

    def of(self, key: Key) -> Cells:
        """What all sets so far tell of a place. What one of them prints is known, whatever others hide."""
        told = self._cells.get(key)
        found: dict[str, tuple[Seen, int]] = {}
        for at in range(0, len(told or ()), WORDS):
            number, seen, counted = (told or ())[at : at + WORDS]
            name, one = self._names[number], (Seen(seen), counted)
            found[name] = max(found.get(name, one), one)
        return found


@dataclass(slots=True)
class OtherSets:
    """What the sets before one tell: those of this run, and those that it leaves out. `beneath` is what all
    sets that a run leaves out tell of organisations."""

    told: Elsewhere
    left_out: Collection[str]
    ended_on: date
    beneath: Elsewhere = field(default_factory=Elsewhere)
    _asked: dict[Key, Cells] = field(default_factory=dict)

    def ask(self, numbers: Sequence[int], *, area: bool) -> None:
        """Find what holds for these places. At most one query."""
        kept = kept_elsewhere(self.left_out, numbers, ended_on=self.ended_on, area=area)
        for number in numbers:
            told = self.told.of((number, area))
            self._asked[number, area] = told_together(told, kept.get(number, NOTHING_TOLD))

    def of(self, key: Key) -> Cells:
        """What holds for a place that was asked about."""
        return self._asked[key]

    def printed_of(self, organisation_id: int, names: Collection[str]) -> set[str]:
        """Which of these counts any set at all prints of an organisation, once every set is told."""
        key = organisation_id, False
        return self.told.prints(key, names) | self.beneath.prints(key, names)

    def in_print(self, area: int, basis: Basis) -> frozenset[str]:
        """Which counts of an area a set before prints: also one about other kinds of places, where that comes
        to as many."""
        cells = self._asked[area, True]
        return frozenset(
            name
            for name, (_shown, counted) in basis.items()
            if any(
                _is_printed(cells.get(named_within(name, only)), counted) for only in _whomever()
            )
        )

    @property
    def mark(self) -> str:
        """The same as long as the sets before tell the same of all that were asked about."""
        marks = (f"{key} {mark_of(cells)}" for key, cells in sorted(self._asked.items()))
        return sha256("\n".join(marks).encode()).hexdigest()

    def tell(self, key: Key, cells: Cells) -> None:
        """What this set tells of a place."""
        self.told.add(key, cells)


@cache
def _whomever() -> tuple[Conditions, ...]:
    """Whom any set is about, in an area: everybody, or some kinds of places."""
    return tuple({whom(one.kinds, area=True) for one in every_set().values()})


def _is_printed(told: tuple[Seen, int] | None, counted: int) -> bool:
    return told is not None and told[0] >= Seen.ROUNDED and told[1] == counted


def kept_elsewhere(
    sets: Collection[str], numbers: Sequence[int], *, ended_on: date, area: bool
) -> Mapping[int, Cells]:
    """The same of sets that were not worked out in this run, from what was kept. No query where there are
    none, else one."""
    if not sets:
        return {}
    found = kept_beneath(sets, ended_on=ended_on, area=area, numbers=numbers)
    return {number: found.of((number, area)) for number in numbers}


def kept_beneath(
    sets: Collection[str],
    *,
    ended_on: date,
    area: bool = False,
    numbers: Sequence[int] | None = None,
) -> Elsewhere:
    """What such sets tell of these places, or of all. No query where there are no sets, else one."""
    found = Elsewhere()
    if not sets:
        return found
    kept = Result.objects.filter(set_code__in=sets, ended_on=ended_on, area=area, current=True)
    if numbers is not None:
        kept = kept.filter(organisation__in=numbers)
    rows = kept.filter(profile=HES_2018.name).values_list("organisation_id", "set_code", "sealed")
    for number, code, sealed in rows.iterator():
        last = behind(bytes(sealed), about=about_result(number, code, ended_on, area=area))
        if last:
            only = whom(every_set()[code].kinds, area=area)
            found.add((number, area), cells_told(last.basis, last.otherwise, only))
    return found


def mark_of(others: Cells) -> str:
    """The same as long as other sets tell the same; nothing where there are none."""
    if not others:
        return ""
    said = "\n".join(
        f"{name} {seen:d} {counted}" for name, (seen, counted) in sorted(others.items())
    )
    return sha256(said.encode()).hexdigest()
