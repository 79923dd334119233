"""Lines that compare like with like, for those who may see exact numbers only.

Such a ratio comes from the counts of every level. Where some of those are hidden it could help to find them,
so it is never worked out for anybody who sees hidden counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leadwell.fairness.rules.facts import Indicator, Kind, Line, Shown
from leadwell.fairness.rules.like_with_like import like_with_like
from leadwell.fairness.rules.reading import reading

BY = "pay_row"
SPLIT = f"alike:{BY}"
FEWEST_LEVELS = 2


def like_lines(
    lines: Sequence[Line], shown: Sequence[Shown], indicators: Mapping[str, Indicator]
) -> tuple[Shown, ...]:
    """One line for each likelihood of an organisation that is split by level of pay. It stands beside the
    line of everybody, with the same counts. `shown` are its lines as they are printed."""
    whole = {one.indicator: one for one in shown if not one.split and not one.row}
    levels: dict[str, list[Line]] = {}
    for line in lines:
        known = indicators[line.indicator].kind is Kind.LIKELIHOOD and line.indicator in whole
        if known and line.split.startswith(f"{BY}:"):
            levels.setdefault(line.indicator, []).append(line)
    found = (_alike(whole[code], of) for code, of in levels.items())
    return tuple(one for one in found if one is not None)


def _alike(whole: Shown, levels: Sequence[Line]) -> Shown | None:
    (came,) = like_with_like(levels)
    if came.value is None or came.levels < FEWEST_LEVELS:
        return None
    return replace(
        whole,
        split=SPLIT,
        value=came.value,
        low=came.low,
        high=came.high,
        test="mantel-haenszel",
        p=came.p,
        reading=reading(came.value, came.low, came.high, parity=1, p=came.p),
    )
