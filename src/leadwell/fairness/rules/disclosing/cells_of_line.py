"""FAR-20: Which counts of people a line shows, and which its figures are worked out from.

A ratio is worked out from unrounded counts, so whoever reads it can come to know every count behind it. The
same people counted by two lines are one cell.
Source: house rule, from the disclosure guidance in our method notes.
"""

from __future__ import annotations

from leadwell.fairness.rules.disclosing.facts import (
    EVERYBODY,
    Cell,
    CellsOfGroup,
    CellsOfLine,
    Conditions,
)
from leadwell.fairness.rules.facts import EVERYONE, Count, Indicator, Kind, Line, Selection

UNKNOWN = "unknown"


def cells_of_line(
    line: Line, *, indicator: Indicator, all_rows: str, only: Conditions = frozenset()
) -> CellsOfLine:
    """The cells of a line. `all_rows` is the row that stands for all rows together; `only` holds for all who
    are counted."""
    where = _where(line, indicator, all_rows) | only
    common = _common_whole(line, indicator)
    first = _group(indicator, indicator.first, where, line.first, common=common)
    second = _group(indicator, indicator.second, where, line.second, common=common)
    unknown = _group(indicator, UNKNOWN, where, line.unknown, common=common)
    groups = [(first, line.first), (second, line.second), (unknown, line.unknown)]
    counts = {
        cell: number
        for cells, count in groups
        if cells and count
        for cell, number in ((cells.part, count.part), (cells.whole, count.whole))
    }
    everybody = _cell(indicator, _whole(indicator), EVERYBODY, where)
    if _of_all_parts(line, indicator):
        counts[everybody] = sum(count.part for _, count in groups if count)
    behind = _behind(line, indicator, first, second)
    if everybody in counts and indicator.kind is Kind.SHARE:
        behind |= {everybody}
    return CellsOfLine(
        line=line,
        first=first,
        second=second,
        counts=counts,
        printed=frozenset(cell for one in (first, second) if one for cell in (one.part, one.whole)),
        value=frozenset(behind),
        declared=_declared(indicator, everybody, counts, first, second, unknown),
        spare=frozenset({second.part} if second and indicator.kind is Kind.SHARE else ()),
        parted=_parted(indicator, groups),
    )


def _where(line: Line, indicator: Indicator, all_rows: str) -> Conditions:
    asked: set[tuple[str, tuple[str, ...]]] = set()
    if indicator.rows and line.row != all_rows:
        asked.add((indicator.rows, (line.row,)))
    if line.split:
        column, _, value = line.split.partition(":")
        asked.add((column, (value,)))
    return frozenset(asked)


def _whole(indicator: Indicator) -> Selection:
    return indicator.whole or _part(indicator)


def _part(indicator: Indicator) -> Selection:
    return indicator.part or Selection(indicator.code)


def _cell(indicator: Indicator, chosen: Selection, group: str, where: Conditions) -> Cell:
    """A condition of the line narrows one of the selection on the same column."""
    narrowed = {column for column, _ in where}
    own = {(name, values) for name, values in chosen.where.items() if name not in narrowed}
    everybody = group in (EVERYBODY, EVERYONE)
    return Cell(
        fact=chosen.fact,
        funnel=chosen.funnel,
        reached=chosen.reached,
        once=chosen.once,
        grouping="" if everybody else f"{indicator.characteristic}:{indicator.grouping}",
        group=EVERYBODY if everybody else group,
        where=where | own,
    )


def _group(
    indicator: Indicator, group: str, where: Conditions, count: Count | None, *, common: bool
) -> CellsOfGroup | None:
    if count is None:
        return None
    part = _cell(indicator, _part(indicator), group, where)
    whole = _cell(indicator, _whole(indicator), EVERYBODY if common else group, where)
    return CellsOfGroup(part, whole)


def _common_whole(line: Line, indicator: Indicator) -> bool:
    """Whether the wholes of a share are everybody, and not each group's own."""
    counts = [count for count in (line.first, line.second) if count]
    whole = {count.whole for count in counts}
    parts = sum(count.part for count in (*counts, line.unknown))
    everybody = len(whole) == 1 and parts <= min(whole)
    return indicator.kind is Kind.SHARE and everybody and line.unknown.whole in (0, *whole)


def _of_all_parts(line: Line, indicator: Indicator) -> bool:
    """Whether a share is of all groups' parts together: each group's whole is then its part."""
    counts = [count for count in (line.first, line.second, line.unknown) if count]
    own = all(count.part == count.whole for count in counts)
    return indicator.kind is Kind.SHARE and own and not _common_whole(line, indicator)


def _behind(
    line: Line, indicator: Indicator, first: CellsOfGroup | None, second: CellsOfGroup | None
) -> set[Cell]:
    """Of a share the second group is only shown beside the first."""
    counted = (first,) if indicator.kind is Kind.SHARE and first else (first, second)
    return {cell for one in counted if one for cell in (one.part, one.whole)}


def _declared(
    indicator: Indicator,
    everybody: Cell,
    counts: dict[Cell, int],
    first: CellsOfGroup | None,
    second: CellsOfGroup | None,
    unknown: CellsOfGroup | None,
) -> tuple[Cell, ...]:
    """The count of those whose group nobody knows, and then those it is a share of."""
    if not indicator.characteristic or unknown is None or indicator.kind is Kind.RATE:
        return ()
    if everybody in counts:
        return (unknown.part, everybody)
    return (unknown.whole, *(one.whole for one in (first, second, unknown) if one))


def _parted(
    indicator: Indicator, groups: list[tuple[CellsOfGroup | None, Count | None]]
) -> tuple[tuple[Cell, Cell], ...]:
    """In a disparity the upper tier is no part of the lower."""
    if indicator.kind is Kind.DISPARITY:
        return ()
    return tuple(
        (cells.part, cells.whole)
        for cells, count in groups[:2]
        if cells and count and cells.part != cells.whole and count.part <= count.whole
    )
