"""What other sets of the same place and year print and hide: the same people counted in two books.

A set keeps hidden what an earlier one hides, and takes as known what an earlier one prints.

    told = Elsewhere()                         of all sets of a run
    others = OtherSets(told, left_out, day)    what one of them has to mind: also of sets the run leaves out
    others.ask(places)                         once for many places, before any of them is printed
    others.of(place)                           what to hide and what to take as known there
    others.tell(place, basis)                  what this set prints and hides there, for the next
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from leadwell.fairness.models import Result
from leadwell.fairness.queries.bases import about_result, behind
from leadwell.fairness.rules.disclosing.facts import NOTHING_ELSEWHERE, Basis, Other
from leadwell.stats.disclosure import HES_2018

Key = tuple[int, bool]  # an organisation, or the area of one


@dataclass(slots=True)
class Elsewhere:
    """What the sets of one run print and hide, place by place: cells by number, not by name."""

    _names: list[str] = field(default_factory=list)
    _number: dict[str, int] = field(default_factory=dict)
    _cells: dict[Key, array[int]] = field(default_factory=dict)

    def add(self, key: Key, basis: Basis) -> None:
        """Note what a set prints and hides: a hidden cell by a number below nought. A set that was refused
        whole tells nothing that others would have to guard."""
        if all(shown is None for shown, _counted in basis.values()):
            return
        cells = self._cells.setdefault(key, array("q"))
        for name, (shown, _counted) in basis.items():
            number = self._number.setdefault(name, len(self._names))
            if number == len(self._names):
                self._names.append(name)
            cells.append(-number - 1 if shown is None else number)

    def of(self, key: Key) -> Other:
        """What all sets so far hide of a place, and what else they print."""
        cells = self._cells.get(key)
        if not cells:
            return NOTHING_ELSEWHERE
        hidden = frozenset(self._names[-one - 1] for one in cells if one < 0)
        printed = frozenset(self._names[one] for one in cells if one >= 0) - hidden
        return Other(hidden, printed)


@dataclass(slots=True)
class OtherSets:
    """What the sets before one print and hide: those of this run, and those that it leaves out."""

    told: Elsewhere
    left_out: Collection[str]
    ended_on: date
    _asked: dict[Key, Other] = field(default_factory=dict)

    def ask(self, numbers: Sequence[int], *, area: bool) -> None:
        """Find what holds for these places. At most one query."""
        kept = kept_elsewhere(self.left_out, numbers, ended_on=self.ended_on, area=area)
        for number in numbers:
            other = self.told.of((number, area))
            self._asked[number, area] = other | kept.get(number, NOTHING_ELSEWHERE)

    def of(self, key: Key) -> Other:
        """What holds for a place that was asked about."""
        return self._asked[key]

    def tell(self, key: Key, basis: Basis) -> None:
        """What this set prints and hides of a place."""
        self.told.add(key, basis)


def kept_elsewhere(
    sets: Collection[str], numbers: Sequence[int], *, ended_on: date, area: bool
) -> Mapping[int, Other]:
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
        found.add((number, area), last.basis if last else {})
    return {number: found.of((number, area)) for number in numbers}


def mark_of(other: Other) -> str:
    """The same as long as other sets print and hide the same; nothing where there are none."""
    if other == NOTHING_ELSEWHERE:
        return ""
    said = "\n".join([*sorted(other.hidden), "", *sorted(other.printed)])
    return sha256(said.encode()).hexdigest()
