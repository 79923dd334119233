"""MEA-18: Numbers for everybody change once a month, for the first day of the month.

A number that changed from day to day would tell who watches it who came and who went. What was printed
for a month stays as it was; a correction shows in the next.
Source: house rule, from the differencing attack (STA-09).
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason


def a_release_may_be_made(as_at: date, *, latest: date | None, today: date) -> list[Reason]:
    """Say what stands in the way of a release as at a day. An empty list means it may be made."""
    if as_at.day != 1:
        return [Reason("MEA-18a", "A release is for the first day of a month.")]
    if as_at > today:
        return [Reason("MEA-18b", "That day has not come.")]
    if latest is not None and latest >= as_at:
        return [Reason("MEA-18c", "There is a release for that month, or a later one.")]
    return []
