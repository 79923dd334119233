"""FAR-59: A yearly figure has changed when the intervals of two years lie apart, and not before.

Yearly figures are too few for a control chart. Intervals that overlap do not show that nothing changed:
they show that the figures alone cannot tell.
Source: house rule: annual series get intervals.
"""

from __future__ import annotations

from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.reports.facts import Change


def what_changed(before: Shown, now: Shown) -> Change:
    """How a figure moved from one year to the next, towards parity or away from it."""
    if None in (before.value, before.low, now.value, now.low):
        return Change.UNKNOWN
    if not (_below(before, now) or _below(now, before)):
        return Change.CANNOT_TELL
    parity = 1.0 if now.unit == "ratio" else 0.0
    was, is_now = before.value or 0.0, now.value or 0.0
    if (was - parity) * (is_now - parity) < 0:
        return Change.OTHER_SIDE
    return Change.NEARER if _away(is_now, now) < _away(was, now) else Change.FURTHER


def _below(one: Shown, other: Shown) -> bool:
    """Whether the whole interval of one lies below that of the other."""
    return one.high is not None and other.low is not None and one.high < other.low


def _away(value: float, line: Shown) -> float:
    """How far from parity; of a ratio, 2 is as far as one half."""
    if line.unit != "ratio":
        return abs(value)
    return max(value, 1 / value) if value > 0 else float("inf")
