"""INT-30: A staff file speaks of a day that has come, and of no day before there were computers.

Source: house rule, from the dates a post can have at all.
"""

from __future__ import annotations

from datetime import date, timedelta

from leadwell.reasons import Reason

FIRST = date(1990, 1, 1)
SLACK = timedelta(days=1)  # an extract made just before midnight elsewhere


def as_at_is_sensible(as_at: date, *, today: date) -> list[Reason]:
    """Say what stands in the way of taking this day. An empty list means nothing does."""
    if as_at > today + SLACK:
        return [
            Reason("INT-30a", "The day of the file has not come yet. Give the day it was made.")
        ]
    if as_at < FIRST:
        return [Reason("INT-30b", "The day of the file is too long ago. Give the day it was made.")]
    return []
