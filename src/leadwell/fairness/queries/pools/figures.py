"""Which figures can be pooled, and the cells they are worked out from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from leadwell.fairness.queries.definitions import indicators_of, sets
from leadwell.fairness.rules.disclosing.cells_of_line import cells_of_line
from leadwell.fairness.rules.disclosing.facts import CellsOfLine
from leadwell.fairness.rules.facts import ALL, Indicator, Line, Reading
from leadwell.fairness.rules.pools.facts import FigureToPool
from leadwell.fairness.rules.pools.figure_can_be_pooled import HAPPENS, figure_can_be_pooled
from leadwell.fairness.rules.working.facts import NOBODY


@cache
def figures_to_pool(on: date) -> tuple[FigureToPool, ...]:
    """Every figure of the standards that holds on a day and can be pooled."""
    return tuple(
        one
        for code in sets()
        for indicator in indicators_of(code, on)
        if not figure_can_be_pooled(indicator)
        for one in _figure(indicator)
    )


def is_asked_of(figure: FigureToPool, kind: str) -> bool:
    """Whether the standard of a figure is about employers of this kind."""
    kinds = sets()[figure.indicator.set].kinds
    return not kinds or kind in kinds


def meant_the_same(figure: FigureToPool, days: Sequence[date]) -> tuple[date, ...]:
    """Those of the years that meant the same by a figure, by their last days."""
    indicator = figure.indicator
    return tuple(
        day
        for day in days
        if not figure_can_be_pooled(indicator, by_code(indicator.set, day).get(indicator.code))
    )


@cache
def by_code(set_code: str, on: date) -> Mapping[str, Indicator]:
    """The indicators of a set on a day by their code."""
    return {one.code: one for one in indicators_of(set_code, on)}


@cache
def cells_behind(set_code: str, on: date, code: str, row: str, split: str) -> CellsOfLine | None:
    """The cells of a line of a figure that counts what happens, whatever its counts are."""
    indicator = by_code(set_code, on).get(code)
    if indicator is None or indicator.part is None or indicator.part.fact != HAPPENS:
        return None
    return _cells(indicator, row, split)


def _cells(indicator: Indicator, row: str, split: str) -> CellsOfLine:
    line = Line(0, indicator.code, row, split, NOBODY, NOBODY if indicator.second else None, NOBODY, None,
                None, None, "", None, Reading.NOT_CALCULABLE)  # fmt: skip
    return cells_of_line(line, indicator=indicator, all_rows=ALL if indicator.rows else "")


def row_of_everybody(indicator: Indicator) -> str:
    """The row of everybody together."""
    return ALL if indicator.rows else ""


def _figure(indicator: Indicator) -> Iterator[FigureToPool]:
    cells = _cells(indicator, row_of_everybody(indicator), "")
    if cells.first and cells.second:
        first, second = cells.first, cells.second
        yield FigureToPool(indicator, (first.part, first.whole, second.part, second.whole))
