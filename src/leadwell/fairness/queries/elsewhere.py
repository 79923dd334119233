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
from hashlib import sha256

from leadwell.fairness.models import Result
from leadwell.fairness.queries.bases import about_result, behind
from leadwell.fairness.queries.definitions import every_set
from leadwell.fairness.rules.disclosing.facts import (
    NOTHING_TOLD,
    Cells,
    Seen,
    cells_told,
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
    """What the sets before one tell: those of this run, and those that it leaves out."""

    told: Elsewhere
    left_out: Collection[str]
    ended_on: date
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

    def tell(self, key: Key, cells: Cells) -> None:
        """What this set tells of a place."""
        self.told.add(key, cells)


def kept_elsewhere(
    sets: Collection[str], numbers: Sequence[int], *, ended_on: date, area: bool
) -> Mapping[int, Cells]:
    """The same of sets that were not worked out in this run, from what was kept. No query where there are
    none, else one."""
    if not sets:
        return {}
    found = Elsewhere()
    kept = Result.objects.filter(
        organisation__in=numbers, set_code__in=sets, ended_on=ended_on, area=area, current=True
    )
    rows = kept.filter(profile=HES_2018.name).values_list("organisation_id", "set_code", "sealed")
    for number, code, sealed in rows:
        last = behind(bytes(sealed), about=about_result(number, code, ended_on, area=area))
        if last:
            only = whom(every_set()[code].kinds, area=area)
            found.add((number, area), cells_told(last.basis, last.otherwise, only))
    return {number: found.of((number, area)) for number in numbers}


def mark_of(others: Cells) -> str:
    """The same as long as other sets tell the same; nothing where there are none."""
    if not others:
        return ""
    said = "\n".join(
        f"{name} {seen:d} {counted}" for name, (seen, counted) in sorted(others.items())
    )
    return sha256(said.encode()).hexdigest()
