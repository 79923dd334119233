"""A patient reader: everything printed of one place, in all its sets, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from leadwell.fairness.rules.disclosing.cells_of_line import cells_of_line
from leadwell.fairness.rules.disclosing.facts import Cell, CellsOfLine
from leadwell.fairness.rules.disclosing.sums_that_hold import sums_that_hold
from leadwell.fairness.rules.facts import ALL, Indicator, Line, Shown
from leadwell.stats.disclosure import HES_2018, ranges, what_is_known

NOT_COUNTED = ("survey", "narrative", "pay-gap")
Read = tuple[CellsOfLine, Shown]


def found_together(
    sets: Iterable[tuple[Sequence[Line], Sequence[Shown]]], figures: Mapping[str, Indicator]
) -> list[tuple[str, int]]:
    """The small counts that a reader of all sets knows exactly."""
    read = [one for lines, shown in sets for one in _read(lines, shown, figures)]
    counts = {cell: number for one, _ in read for cell, number in one.counts.items()}
    parted = [pair for one, _ in read for pair in one.parted]
    book = sums_that_hold(counts, parted=parted, certain=(), silent=(), spare=())
    low, high = np.zeros(len(book.keys)), np.full(len(book.keys), np.inf)
    at = {key: place for place, key in enumerate(book.keys)}
    for cell, (least, most) in (known for one in read for known in _known(*one)):
        place = at[cell.name]
        low[place], high[place] = max(low[place], least), min(high[place], most)
    small = np.array([HES_2018.hides(int(number)) for number in book.values], dtype=bool)
    exact = ranges.pinned(book.signs, book.values, low, high, small, 1)
    return [(str(book.keys[place]), int(book.values[place])) for place in np.flatnonzero(exact)]


def _read(
    lines: Sequence[Line], shown: Sequence[Shown], figures: Mapping[str, Indicator]
) -> Iterator[Read]:
    printed = {(one.indicator, one.row, one.split): one for one in shown}
    with_all = {line.indicator for line in lines if line.row == ALL}
    for line in lines:
        if (figure := figures[line.indicator]).kind not in NOT_COUNTED:
            rows = ALL if line.indicator in with_all else ""
            cells = cells_of_line(line, indicator=figure, all_rows=rows)
            yield cells, printed[line.indicator, line.row, line.split]


def _known(cells: CellsOfLine, shown: Shown) -> Iterator[tuple[Cell, tuple[int, int]]]:
    """A ratio from true counts tells every count behind it; a rounded count tells five numbers."""
    exact = set(cells.value) if shown.value is not None else set()
    exact |= set(cells.declared) if shown.declared is not None else set()
    yield from ((cell, (cells.counts[cell],) * 2) for cell in exact)
    for behind, group in ((cells.first, shown.first), (cells.second, shown.second)):
        if behind and group:
            for cell, number in ((behind.part, group.part), (behind.whole, group.whole)):
                if number is not None:
                    yield cell, what_is_known(number, HES_2018)
