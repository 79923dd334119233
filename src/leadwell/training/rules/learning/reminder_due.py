"""TRN-83: A reminder goes out on its day, or up to a week late where that day was missed, and never twice.

Source: house rule; how many days before is dated data (definitions/reminders_*.yaml).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

LATE = 7


def reminder_due(
    due_on: date, *, today: date, intervals: Collection[int], sent: Collection[int] = ()
) -> int | None:
    """Which of the intervals (days before `due_on`) asks for a reminder today; None where none does."""
    left = (due_on - today).days
    passed = [days for days in intervals if days - LATE <= left <= days]
    if not passed or min(passed) in sent:
        return None
    return min(passed)
