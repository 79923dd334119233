"""MEA-07: A control chart needs monthly points; a yearly figure gets an interval instead.

With a point a year a chart of this kind would need more than a decade to say anything.
Source: the "Making Data Count" rules as NHSRplotthedots applies them: a baseline needs 12 points.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from leadwell.measures.rules.facts import Frequency
from leadwell.reasons import Reason

FEWEST = 7


def a_control_chart_needs_months(frequency: Frequency, month_ends: Sequence[date]) -> list[Reason]:
    """Say what stands in the way of a control chart of figures for these months, oldest first."""
    if frequency is not Frequency.MONTHLY:
        text = "A control chart needs a figure for every month; this is not published monthly."
        return [Reason("MEA-07a", text)]
    if len(month_ends) < FEWEST:
        text = "There are {count} months so far; a control chart needs at least {fewest}."
        return [Reason("MEA-07b", text, {"count": len(month_ends), "fewest": FEWEST})]
    if any(_months(later) - _months(earlier) != 1 for earlier, later in pairwise(month_ends)):
        return [
            Reason("MEA-07c", "A month is missing in between, so the points are not evenly spaced.")
        ]
    return []


def _months(day: date) -> int:
    return day.year * 12 + day.month
