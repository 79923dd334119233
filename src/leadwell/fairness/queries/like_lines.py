"""Lines that compare like with like: at the same level of pay, from abroad or not, from inside or not.

Such a ratio comes from the counts of every level. For those who may see exact numbers it is worked out from
those. Everybody else gets it from the counts that are printed, and only where each of them is (FAR-28): so it
never helps to find one that is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from leadwell.fairness.rules.disclosing.levels_are_printed import (
    FEWEST_LEVELS,
    levels_are_printed,
)
from leadwell.fairness.rules.facts import Count, Indicator, Kind, Line, Reading, Shown, ShownGroup
from leadwell.fairness.rules.like_with_like import like_with_like
from leadwell.fairness.rules.reading import reading

BY = ("pay_row", "from_abroad", "internal")
EXACT, PRINTED = "alike", "alike-printed"  # how the splits of such lines begin
NOBODY = Count(0, 0)
Either = TypeVar("Either", Line, Shown)


def like_lines(
    lines: Sequence[Line], shown: Sequence[Shown], indicators: Mapping[str, Indicator]
) -> tuple[Shown, ...]:
    """For each likelihood and each column of `BY` it is split by: one line that stands beside the line of
    everybody, with the same counts. `shown` are the lines as they are printed."""
    found = []
    for whole, column, levels in _levels(lines, shown, indicators):
        found.append(_alike(whole, f"{EXACT}:{column}", levels))
    return tuple(one for one in found if one is not None)


def printed_like_lines(
    shown: Sequence[Shown], indicators: Mapping[str, Indicator]
) -> tuple[Shown, ...]:
    """The same from nothing but the lines as they are printed, where that gives nobody away."""
    found = []
    for whole, column, levels in _levels(shown, shown, indicators):
        if not levels_are_printed([whole, *levels]):
            split = f"{PRINTED}:{column}"
            found.append(_alike(whole, split, [_from_print(one) for one in levels]))
    return tuple(one for one in found if one is not None)


def _levels(
    lines: Iterable[Either], shown: Sequence[Shown], indicators: Mapping[str, Indicator]
) -> list[tuple[Shown, str, list[Either]]]:
    """The levels of each figure by each column, with the line of everybody that they are of."""
    whole = {
        one.indicator: one
        for one in shown
        if not one.split and not one.row and indicators[one.indicator].kind is Kind.LIKELIHOOD
    }
    found: dict[tuple[str, str], list[Either]] = {}
    for line in lines:
        column, told, _value = line.split.partition(":")
        if told and column in BY and line.indicator in whole and not line.row:
            found.setdefault((line.indicator, column), []).append(line)
    return [(whole[code], column, levels) for (code, column), levels in found.items()]


def _alike(whole: Shown, split: str, levels: Sequence[Line]) -> Shown | None:
    (came,) = like_with_like(levels)
    if came.value is None or came.levels < FEWEST_LEVELS:
        return None
    return replace(
        whole,
        split=split,
        value=came.value,
        low=came.low,
        high=came.high,
        test="mantel-haenszel",
        p=came.p,
        reading=reading(came.value, came.low, came.high, parity=1, p=came.p),
        withheld=(),
    )


def _from_print(one: Shown) -> Line:
    """A line of the counts as they are printed, for nothing but comparing like with like."""
    first, second = _count(one.first), _count(one.second)
    return Line(0, one.indicator, "", one.split, first, second, NOBODY, None, None, None, "", None,
                Reading.NOT_CALCULABLE)  # fmt: skip


def _count(group: ShownGroup | None) -> Count | None:
    if group is None or group.part is None or group.whole is None:
        return None
    return Count(group.part, group.whole)
