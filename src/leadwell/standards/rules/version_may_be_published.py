"""STD-05: A version is published from a day to come, after the one before it, and never backwards.

Source: house rule: what was in force on a day is never changed afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leadwell.reasons import Reason


def version_may_be_published(from_on: date, *, begun: Iterable[date], today: date) -> list[Reason]:
    """Say what stands in the way. `begun` are the first days of the versions already published."""
    if from_on < today:
        return [Reason("STD-05a", "Choose today or a later day as the first day.")]
    latest = max(begun, default=None)
    if latest is not None and from_on <= latest:
        return [
            Reason(
                "STD-05b",
                "A version is already published from {day}. Choose a later day.",
                {"day": latest.isoformat()},
            )
        ]
    return []
