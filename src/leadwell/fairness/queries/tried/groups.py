"""Counting people by group, through the one door of the sealed room, and what may be printed of it.

Only the worker comes here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from leadwell.actor import Actor
from leadwell.equality.queries.counts import counts
from leadwell.fairness.queries.row_words import words_of
from leadwell.fairness.queries.tried.terms import tried_figures, tried_terms
from leadwell.fairness.rules.disclosing.cells_of_line import cells_of_line
from leadwell.fairness.rules.disclosing.facts import Basis, Cells, Disclosed, Seen
from leadwell.fairness.rules.disclosing.may_be_printed import may_be_printed
from leadwell.fairness.rules.facts import EVERYONE, Count, Indicator, Line, Tally
from leadwell.fairness.rules.tried.facts import EVERYBODY, Numbers, Tried, Way
from leadwell.fairness.rules.work_out import work_out
from leadwell.fairness.rules.work_out_again import work_out_again
from leadwell.stats.disclosure import HES_2018


@dataclass(frozen=True, slots=True)
class Counter:
    """Who counts, when, and by the groupings of which day."""

    by: Actor
    on: date
    now: datetime

    def groups(self, people: Numbers, way: Way) -> dict[str, int]:
        """How many of these people stand in each group. Raises `RuleBroken` for fewer than ten."""
        found = counts(
            person_ids=people.tolist(),
            characteristic=way.characteristic,
            grouping=way.grouping,
            by=self.by,
            on=self.on,
            now=self.now,
        )
        return dict(found.by_group)


def lines_of(tried: Tried, counter: Counter) -> list[Line]:
    """The exact figures. Raises `RuleBroken` for fewer than ten people."""
    tallies = {way.asked: _by_group(tried, way, counter) for way in tried_terms().ways}
    everybody = {EVERYONE: Count(tried.short.size, tried.asked.size)}
    return [
        line
        for one in tried_figures()
        for line in work_out(one, [_tally(one, tallies.get(_asked(one), everybody))])
    ]


def _by_group(tried: Tried, way: Way, counter: Counter) -> dict[str, Count]:
    asked = counter.groups(tried.asked, way)
    short = counter.groups(tried.short, way)
    return {group: Count(short[group], asked[group]) for group in asked}


def _asked(one: Indicator) -> tuple[str, str]:
    return one.characteristic, one.grouping


def _tally(one: Indicator, groups: dict[str, Count]) -> Tally:
    return Tally(0, one.code, "", "", groups)


def printed(lines: Iterable[Line], *, before: Basis | None) -> Disclosed:
    """What may be printed. How many are asked altogether, and how many fall short, is known to whoever reads
    the page of the gate, exactly: so neither is hidden here, and what follows from it is kept in mind.

    Raises `StillFound` should an attack find a hidden count.
    """
    lines, figures = list(lines), {one.code: one for one in tried_figures()}
    known = {k: v for line in lines if line.indicator == EVERYBODY for k, v in _known(line).items()}
    return may_be_printed(
        lines,
        indicators=figures,
        words=words_of(tuple(figures.values())),
        profile=HES_2018,
        before={name: kept for name, kept in (before or {}).items() if name not in known},
        others=known,
        again=lambda line: work_out_again(figures[line.indicator], line),
    )


def _known(line: Line) -> Cells:
    everybody = next(one for one in tried_figures() if one.code == EVERYBODY)
    cells = cells_of_line(line, indicator=everybody, all_rows="")
    return {cell.name: (Seen.EXACT, number) for cell, number in cells.counts.items()}
