"""FAR-89: How unlikely a figure is where there is no difference: its test this year, or its years together.

    this year   the p value of its test; without one, of the normal distribution that its interval is drawn
                from; where its interval has no parity of its own, no more is known than that it is away
    together    decisions of each year are new ones. Where each of the last years lay to the same side, that
                all lay so far by chance has a chance of 2 (p / 2) ** years, p being that of the weakest year

A figure that is looked at both ways has had two chances, so the smaller of the two counts twice. Staff and
pay are much the same people each year: of them only this year counts.
Source: house rule: honest statistics; the largest of several uniform values, from general knowledge.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, log, sqrt

from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.pay.facts import GAPS
from leadwell.fairness.rules.reading import CHANCE
from leadwell.fairness.rules.reports.stays_away import LAST, SAYING, stays_away
from leadwell.fairness.rules.reports.what_stands_out import AWAY
from leadwell.stats.interval import z_for


def how_unlikely(years: Sequence[Shown], *, new_each_year: bool) -> float:
    """The p value of the last of these years, oldest first, with those before it where that says more."""
    now = _of_one(years[-1])
    said = [line for line in years if line.reading in SAYING][-LAST:]
    if not new_each_year or len(said) < 2:
        return now
    together = now
    if stays_away(said) is not None:
        together = 2 * (max(_of_one(line) for line in said) / 2) ** len(said)
    return min(1.0, 2 * min(now, together))


def _of_one(line: Shown) -> float:
    if line.p is not None:
        return line.p
    z = _from_interval(line)
    if z is None:
        return CHANCE if line.reading in AWAY else 1.0
    return erfc(abs(z) / sqrt(2))


def _from_interval(line: Shown) -> float | None:
    """How many standard errors from parity, on the scale that its interval is even on."""
    if line.value is None or line.low is None or line.high is None or line.high <= line.low:
        return None
    if line.unit == "ratio":
        if min(line.low, line.value) <= 0:
            return None
        return log(line.value) / (log(line.high / line.low) / 2) * z_for(0.95)
    if line.unit == "points" or line.row in GAPS:
        return line.value / ((line.high - line.low) / 2) * z_for(0.95)
    return None
