"""The long table of all figures as Ibis expressions: sums over the cubes, which are counted once.

A line is one cell of one cut of one figure. Each pass is summed once for each way its figures are cut, a
coarse way from a finer one where there is one. Nothing here runs anything: `engines` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leadwell.fairness.queries.counting.cube import (
    Expression,
    Period,
    as_words,
    cells,
    groups_of,
    total,
)
from leadwell.fairness.queries.counting.plan import (
    Cut,
    Pass,
    counts,
    cuts,
    parts,
    pass_of,
    passes,
)
from leadwell.fairness.rules.facts import ALL, Indicator

COUNTED = ("organisation_id", "indicator", "row", "split", "group", "part", "whole")
KEYS = COUNTED[:5]
Columns = frozenset[str]
Cells = Mapping[tuple[str, str, str], Expression]


def counted(indicators: Sequence[Indicator], *, period: Period) -> tuple[Expression, ...]:
    """The long table of these figures, one expression for each grouping of each characteristic:
    organisation_id, indicator, row, split, group, part, whole.

    A cell in which nobody is has no row. `row` is `ALL` for all rows together of a figure that has rows;
    `split` is "" or "column:value". A value is as the star has it: "" where nobody knows, "true" or "false".
    """
    asked = [one for one in indicators if counts(one)]
    among = passes(asked)
    found = {one.key: cells(one, period=period) for one in among}
    alike: dict[tuple[str, str], list[Indicator]] = {}
    for one in asked:
        alike.setdefault((one.characteristic, one.grouping), []).append(one)
    return tuple(_together(list(_Sums(same, among, found).lines())) for same in alike.values())


def _together(lines: Sequence[Expression]) -> Expression:
    """All of them one after the other, in halves: a long row of unions would nest too deep."""
    if len(lines) == 1:
        return lines[0]
    half = len(lines) // 2
    return _together(lines[:half]).union(_together(lines[half:]))


class _Sums:
    """Figures of one grouping, and the sums they are made of: for each pass, one for each way of cutting."""

    def __init__(self, figures: Sequence[Indicator], among: Sequence[Pass], found: Cells) -> None:
        self._figures, self._among, self._found = figures, among, found
        self._grouping = figures[0].grouping
        self._cut_by: dict[tuple[str, str, str], dict[Columns, Expression]] = {}

    def lines(self) -> Iterator[Expression]:
        """Each cut of each figure."""
        for one in self._among:
            self._sum(one)
        for figure in self._figures:
            for cut in cuts(figure):
                yield _as_lines(self._both(figure, _columns(cut)), figure, cut)

    def _sum(self, one: Pass) -> None:
        """A pass summed in each way some figure is cut: finest first, and a coarse one from a finer."""
        ways = {
            _columns(cut)
            for figure in self._figures
            for selection in parts(figure)
            if pass_of(figure, selection, self._among).key == one.key
            for cut in cuts(figure)
        }
        done = self._cut_by[one.key] = {}
        for columns in sorted(ways, key=_size, reverse=True):
            finer = [each for each in done if columns < each]
            rows = done[min(finer, key=_size)] if finer else self._cells(one)
            if one.is_cube and columns == frozenset(one.columns):
                done[columns] = rows
                continue
            numbers = {
                one.number_of(each): total(rows, one.number_of(each)) for each in one.selections
            }
            keys = ["organisation_id", "group", *sorted(columns)]
            done[columns] = rows.group_by(keys).aggregate(**numbers)

    def _cells(self, one: Pass) -> Expression:
        """The cells of a pass with the group of this grouping."""
        rows = self._found[one.key]
        return rows.rename(group=groups_of(one)[one.groupings.index(self._grouping)])

    def _both(self, figure: Indicator, columns: Columns) -> Expression:
        """The part and the whole of a figure side by side, wherever there is either."""
        selections = parts(figure)
        of_part, of_whole = (pass_of(figure, one, self._among) for one in selections)
        part, whole = (
            of.number_of(one) for of, one in zip((of_part, of_whole), selections, strict=True)
        )
        above = self._cut_by[of_part.key][columns]
        keys = ["organisation_id", "group", *sorted(columns)]
        if of_part.key == of_whole.key:
            return above.select(*keys, part=above[part], whole=above[whole])
        below = self._cut_by[of_whole.key][columns]
        return _joined(
            above.select(*keys, part=above[part]), below.select(*keys, whole=below[whole]), keys
        )


def _joined(above: Expression, below: Expression, keys: Sequence[str]) -> Expression:
    """Cells of two facts side by side. A cell that only one of them has is there too."""
    below = below.rename({f"{key}_below": key for key in keys})
    alike = [_same(above[key], below[f"{key}_below"]) for key in keys]
    both = above.outer_join(below, alike)
    return both.select(
        **{key: both[key].coalesce(both[f"{key}_below"]) for key in keys},
        part=both.part.fill_null(0),
        whole=both.whole.fill_null(0),
    )


def _same(one: Expression, other: Expression) -> Expression:
    """Whether two values are the same. What nobody knows is the same as what nobody knows: only flags and
    levels may be empty."""
    if one.type().is_boolean() or one.type().is_int16():
        return as_words(one) == as_words(other)
    return one == other


def _as_lines(rows: Expression, indicator: Indicator, cut: Cut) -> Expression:
    """One cut of a figure as lines of the long table."""
    import ibis

    there = rows.filter((rows.part > 0) | (rows.whole > 0))
    nothing, all_rows = ibis.literal(""), ibis.literal(ALL if indicator.rows else "")
    split = ibis.literal(f"{cut.split}:") + as_words(there[cut.split]) if cut.split else nothing
    return there.select(
        organisation_id=there.organisation_id,
        indicator=ibis.literal(indicator.code),
        row=as_words(there[cut.row]) if cut.row else all_rows,
        split=split,
        group=there["group"],
        part=there.part,
        whole=there.whole,
    )


def _size(columns: Columns) -> tuple[int, list[str]]:
    """Fewer columns make fewer cells; of one column, those of pay make most."""
    return len(columns) + ("pay_row" in columns), sorted(columns)


def _columns(cut: Cut) -> Columns:
    return frozenset({cut.row, cut.split} - {""})
