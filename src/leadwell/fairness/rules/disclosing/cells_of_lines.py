"""FAR-11: The same people counted by two lines of a set are one count, unless the lines disagree how many.

A line that counts otherwise than another that says the same has counts of its own, so that no sum is made up
of both.
Source: house rule, from the differencing attack in our method notes; decision 0020.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leadwell.fairness.rules.disclosing.cells_of_line import cells_of_line
from leadwell.fairness.rules.disclosing.facts import Cell, CellsOfLine, Conditions
from leadwell.fairness.rules.facts import ALL, Indicator, Kind, Line, Selection

NOT_COUNTED = frozenset({Kind.SURVEY, Kind.NARRATIVE})


def cells_of_lines(
    lines: Sequence[Line], *, indicators: Mapping[str, Indicator], only: Conditions
) -> list[CellsOfLine | None]:
    """The cells of each line, in their order; none of a survey's figure or of one in words. `only` holds for
    all who are counted."""
    with_all = {line.indicator for line in lines if line.row == ALL}
    seen: dict[Cell, int] = {}
    found: list[CellsOfLine | None] = []
    for line in lines:
        indicator = indicators[line.indicator]
        if indicator.kind in NOT_COUNTED:
            found.append(None)
            continue
        all_rows = ALL if line.indicator in with_all else ""
        one = cells_of_line(line, indicator=indicator, all_rows=all_rows, only=only)
        if any(seen.get(cell, number) != number for cell, number in one.counts.items()):
            one = cells_of_line(line, indicator=_apart(indicator), all_rows=all_rows, only=only)
        seen.update(one.counts)
        found.append(one)
    return found


def _apart(indicator: Indicator) -> Indicator:
    """The same figure with cells of its own: it counts otherwise than another that says the same."""
    part, whole = (Selection(f"{what} of {indicator.code}") for what in ("part", "whole"))
    return replace(indicator, part=part, whole=whole)
