"""The long table of all figures as Ibis expressions: sums over the cubes, which are counted once.

A line is one cell of one cut of one figure. Nothing here runs anything: `engines` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadwell.fairness.queries.counting.cube import (
    Expression,
    Period,
    as_words,
    cube,
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
Cubes = Mapping[tuple[str, str, str], Expression]


def counted(indicators: Sequence[Indicator], *, period: Period) -> tuple[Expression, ...]:
    """The long table of these figures, one expression for each characteristic: organisation_id, indicator,
    row, split, group, part, whole.

    A cell in which nobody is has no row. `row` is `ALL` for all rows together of a figure that has rows;
    `split` is "" or "column:value". A value is as the star has it: "" where nobody knows, "true" or "false".
    """
    asked = [one for one in indicators if counts(one)]
    among = passes(asked)
    cubes = {one.key: cube(one, period=period) for one in among}
    by_characteristic: dict[str, list[Expression]] = {}
    for one in asked:
        lines = [_lines(one, cut, among, cubes) for cut in cuts(one)]
        by_characteristic.setdefault(one.characteristic, []).extend(lines)
    return tuple(_together(lines) for lines in by_characteristic.values())


def _together(lines: Sequence[Expression]) -> Expression:
    """All of them one after the other, in halves: a long row of unions would nest too deep."""
    if len(lines) == 1:
        return lines[0]
    half = len(lines) // 2
    return _together(lines[:half]).union(_together(lines[half:]))


def _lines(
    indicator: Indicator,
    cut: Cut,
    among: Sequence[Pass],
    cubes: Cubes,
) -> Expression:
    """One cut of a figure: each cell once, with its part and its whole."""
    part, whole = parts(indicator)
    of_part, of_whole = (pass_of(indicator, one, among) for one in (part, whole))
    if of_part.key == of_whole.key:
        numbers = of_part.number_of(part), of_part.number_of(whole)
        return _sums(cubes[of_part.key], of_part, indicator, cut, *numbers)
    above = _sums(cubes[of_part.key], of_part, indicator, cut, of_part.number_of(part), "")
    below = _sums(cubes[of_whole.key], of_whole, indicator, cut, "", of_whole.number_of(whole))
    both = above.union(below)
    sums = {name: total(both, name) for name in ("part", "whole")}
    return both.group_by(list(KEYS)).aggregate(**sums)


def _sums(
    cells: Expression, one: Pass, indicator: Indicator, cut: Cut, part: str, whole: str
) -> Expression:
    """The cube summed to the cells of one cut. A name of "" counts nothing."""
    import ibis

    group = groups_of(one)[one.groupings.index(indicator.grouping)]
    by = [name for name in ("organisation_id", group, cut.row, cut.split) if name]
    summed = _summed(cells, one, by, part, whole)
    summed = summed.filter(summed.part + summed.whole > 0)
    all_rows = ibis.literal(ALL if indicator.rows else "")
    whole_row = ibis.literal("")
    split = ibis.literal(f"{cut.split}:") + as_words(summed[cut.split]) if cut.split else whole_row
    return summed.select(
        organisation_id=summed.organisation_id,
        indicator=ibis.literal(indicator.code),
        row=as_words(summed[cut.row]) if cut.row else all_rows,
        split=split,
        group=summed[group],
        part=summed.part,
        whole=summed.whole,
    )


def _summed(cells: Expression, one: Pass, by: list[str], part: str, whole: str) -> Expression:
    """The sums of both numbers. A cut as fine as the cube has nothing to sum."""
    import ibis

    if set(by) == {"organisation_id", *groups_of(one), *one.columns}:
        nought = ibis.literal(0).cast("int64")
        numbers = {"part": part, "whole": whole}
        return cells.select(*by, **{to: cells[of] if of else nought for to, of in numbers.items()})
    return cells.group_by(by).aggregate(part=total(cells, part), whole=total(cells, whole))
