"""One year of every place and area, of the few cells that pooled figures are worked out from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pyarrow as pa

from leadwell.fairness.models import Result
from leadwell.fairness.queries.bases import about_result, behind
from leadwell.fairness.queries.counting import areas_above
from leadwell.fairness.queries.pools.parts import OTHERWISE
from leadwell.fairness.rules.pools.facts import Apart, Sum
from leadwell.fairness.rules.pools.what_areas_leave import Counted, Key, what_areas_leave
from leadwell.organisations.models import Organisation
from leadwell.stats.disclosure import HES_2018, Balance, Book

BEYOND = "beyond"


@dataclass(frozen=True)
class YearOfPlaces:
    """By the name of a cell: what was counted at each place and in each area, and whether that is hidden. A
    place without anybody in a cell is not there."""

    ended_on: date
    counts: Mapping[str, Mapping[Key, Counted]] = field(default_factory=dict)
    above: Mapping[Key, Key] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()  # figures that count otherwise than their cells say

    @cached_property
    def left(self) -> Mapping[str, Mapping[int, tuple[float, float]]]:
        """What areas leave of each hidden count, by cell and organisation."""
        return {
            name: what_areas_leave(counts, above=self.above, profile=HES_2018)
            for name, counts in self.counts.items()
        }

    def book(self, name: str, limits: Mapping[int, tuple[float, float]]) -> Apart:
        """One cell of every place and area as a book, with the sums of the areas. What is printed is taken
        to be known exactly."""
        there = {key: counted for key, counted in self.counts[name].items() if counted[0]}
        numbers = {_key(key): number for key, (number, _hidden) in there.items()}
        balances = []
        for area, parts in self._inside(there).items():
            beyond = numbers[_key(area)] - sum(numbers[_key(one)] for one in parts)
            if beyond < 0:  # these do not add up, and nothing is learnt from it
                continue
            names = [_key(one) for one in parts]
            if beyond:
                names.append(f"{BEYOND} {area[0]}")
                numbers[names[-1]] = beyond
            balances.append(Balance((_key(area),), tuple(names)))
        hidden = frozenset(_key(key) for key, counted in there.items() if counted[1])
        silent = frozenset(one for one in numbers if one.startswith(BEYOND))
        book = Book(
            numbers, tuple(balances), certain=frozenset(numbers) - hidden - silent, silent=silent
        )
        left = {(name, _key((one, False))): ends for one, ends in limits.items()}
        return Apart({name: book}, {name: hidden}, left)

    def sum_of(self, name: str, members: Iterable[int]) -> Sum:
        """What these employers come to together."""
        return Sum(name, frozenset((name, _key((one, False))) for one in members))

    @staticmethod
    def place(key: str) -> Key:
        """The place of a key of its books."""
        return int(key.split(" ")[1]), False

    def _inside(self, there: Collection[Key]) -> Mapping[Key, list[Key]]:
        found: dict[Key, list[Key]] = {}
        for key in there:
            up = self.above.get(key)
            if up is not None and up in there:
                found.setdefault(up, []).append(key)
        return found


def year_of_places(ended_on: date, names: Collection[str]) -> YearOfPlaces:
    """What every place and every area printed and hid of these cells in a year. Two queries."""
    counts: dict[str, dict[Key, Counted]] = {name: {} for name in names}
    apart: set[str] = set()
    rows = Result.objects.filter(ended_on=ended_on, current=True, profile=HES_2018.name)
    which = rows.values_list("organisation_id", "set_code", "area", "sealed").order_by()
    for number, code, area, kept in which.iterator(500):
        last = behind(bytes(kept), about=about_result(number, code, ended_on, area=area))
        basis = last.basis if last else {}
        apart |= {one.partition("/")[0] for one in basis if one.startswith(OTHERWISE)}
        for name in counts.keys() & basis.keys():
            shown, counted = basis[name]
            if not counted:  # nobody: most places, of most cells
                continue
            was = counts[name].get((number, area))
            hidden = shown is None and (was is None or was[1])  # one set that prints it is enough
            counts[name][number, area] = (counted, hidden)
    codes = frozenset(one.removeprefix(OTHERWISE) for one in apart)
    return YearOfPlaces(ended_on, counts, areas_above(_organisations()), codes)


def _organisations() -> pa.Table:
    rows = list(Organisation.objects.values_list("pk", "path", "kind"))
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    names = ("organisation_id", "path", "kind")
    return pa.table({name: list(column) for name, column in zip(names, columns, strict=True)})


def _key(key: Key) -> str:
    return f"{'area' if key[1] else 'own'} {key[0]}"
