"""FAR-104: A figure whose counts stand as they were printed before is worked out from those counts.

A count that has moved by less than three people is printed as it was; a figure from the new count beside it
would tell that somebody came or went.
Source: house rule, from what may be printed after what was printed before (STA-09).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leadwell.fairness.rules.disclosing.facts import Again, Cell, CellsOfGroup, CellsOfLine
from leadwell.fairness.rules.facts import Count, Line
from leadwell.stats.disclosure import Printed


def line_as_before(
    cells: CellsOfLine, *, printed: Mapping[str, Printed], again: Again | None
) -> Line:
    """The line from the counts it is printed from. `again` works a line out once more.
    `ValueError` where that is needed and not given."""
    line = cells.line
    stands = {cell: printed[cell.name].basis for cell in cells.value if cell.name in printed}
    if all(cells.counts[cell] == basis for cell, basis in stands.items()):
        return line
    if again is None:
        raise ValueError("Counts stand as before: say how a line is worked out from them.")
    first, second = (
        _stands(group, count, stands)
        for group, count in ((cells.first, line.first), (cells.second, line.second))
    )
    return again(replace(line, first=first, second=second))


def _stands(
    cells: CellsOfGroup | None, count: Count | None, stands: Mapping[Cell, int]
) -> Count | None:
    if cells is None or count is None:
        return count
    return Count(stands.get(cells.part, count.part), stands.get(cells.whole, count.whole))
