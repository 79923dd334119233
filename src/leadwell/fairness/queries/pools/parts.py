"""What one year of one employer printed and hid, of things that happened, in all its sets together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.db.models import F

from leadwell.fairness.models import Result
from leadwell.fairness.queries.bases import about_result, behind
from leadwell.fairness.queries.pools.figures import by_code, cells_behind, row_of_everybody
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.disclosing.facts import Basis, Cell
from leadwell.fairness.rules.disclosing.sums_that_hold import sums_that_hold
from leadwell.fairness.rules.facts import Count, Shown, Tally
from leadwell.fairness.rules.pools.cell_named import cell_named
from leadwell.fairness.rules.pools.facts import FigureToPool
from leadwell.fairness.rules.pools.figure_can_be_pooled import HAPPENS
from leadwell.stats.disclosure import HES_2018, Book

known_by_name = cache(cell_named)
OTHERWISE = "part of "


@dataclass(slots=True)
class Part:
    """A year of an employer: every count of things that happened, those hidden, those that a reader knows
    exactly by a figure worked out from them, and what is a part of what. `digests` are of its results."""

    organisation_id: int
    ended_on: date
    counts: dict[Cell, int] = field(default_factory=dict)
    printed: set[Cell] = field(default_factory=set)
    certain: set[Cell] = field(default_factory=set)
    parted: set[tuple[Cell, Cell]] = field(default_factory=set)
    lines: dict[str, Shown] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)
    apart: set[str] = field(
        default_factory=set
    )  # figures that count otherwise than their cells say
    made_up: bool = False

    @property
    def hidden(self) -> frozenset[str]:
        """The names of the cells that no set prints."""
        return frozenset(
            one.name for one, n in self.counts.items() if n and one not in self.printed
        )

    def has(self, figure: FigureToPool) -> bool:
        """Whether a figure was counted here."""
        code = figure.indicator.code
        there = all(one in self.counts for one in figure.cells)
        return there and code in self.lines and code not in self.apart

    def tally(self, figure: FigureToPool) -> Tally:
        """Its counts."""
        indicator, numbers = figure.indicator, [self.counts[one] for one in figure.cells]
        groups = {indicator.first: Count(*numbers[:2]), indicator.second: Count(*numbers[2:])}
        row = row_of_everybody(indicator)
        return Tally(self.organisation_id, indicator.code, row, "", groups)

    def book(self) -> Book:
        """All of it with every sum that holds. Nought is known to be nought and is left out."""
        there = {cell: number for cell, number in self.counts.items() if number}
        parted = [
            (part, whole)
            for part, whole in sorted(self.parted, key=lambda pair: (pair[0].name, pair[1].name))
            if there.get(part, 0) and there[part] <= there.get(whole, 0)
        ]
        certain = self.certain & self.printed & there.keys()
        return sums_that_hold(there, parted=parted, certain=certain, silent=(), spare=())


def parts_of(numbers: Sequence[int], days: Collection[date]) -> Mapping[int, Mapping[date, Part]]:
    """The years of these employers that are over, by employer and last day. One query."""
    rows = Result.objects.filter(
        organisation__in=numbers,
        ended_on__in=days,
        area=False,
        current=True,
        profile=HES_2018.name,
        snapshot__as_at__gte=F("ended_on"),
    )
    found: dict[int, dict[date, Part]] = {}
    for row in rows.order_by("organisation_id", "ended_on", "set_code").iterator(50):
        last = behind(
            bytes(row.sealed),
            about=about_result(row.organisation_id, row.set_code, row.ended_on, area=False),
        )
        if last is None:
            continue
        years = found.setdefault(row.organisation_id, {})
        part = years.setdefault(row.ended_on, Part(row.organisation_id, row.ended_on))
        part.digests.append(row.digest)
        part.made_up |= row.made_up
        _counted(part, last.basis)
        _told(part, row.set_code, from_json(row.lines))
    return found


def _counted(part: Part, basis: Basis) -> None:
    for name, (shown, counted) in basis.items():
        cell = known_by_name(name)
        if cell is None:
            continue
        part.apart.add(cell.fact.removeprefix(OTHERWISE))
        if cell.fact == HAPPENS:
            part.counts[cell] = counted
            if shown is not None:
                part.printed.add(cell)


def _told(part: Part, set_code: str, lines: Iterable[Shown]) -> None:
    """What a set's lines say of the cells behind them."""
    known = by_code(set_code, part.ended_on)
    for line in lines:
        cells = cells_behind(set_code, part.ended_on, line.indicator, line.row, line.split)
        if cells is None:
            continue
        if line.value is not None:
            part.certain |= cells.value
        if line.declared is not None:
            part.certain |= set(cells.declared)
        part.parted |= {
            (one.part, one.whole)
            for one in (cells.first, cells.second)
            if one and one.part != one.whole
        }
        if line.row == row_of_everybody(known[line.indicator]) and not line.split:
            part.lines[line.indicator] = line
