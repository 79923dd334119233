"""TRN-18: Minutes that nobody had to repeat, as working days.

A part that counts from before saves the minutes it is planned to take. A working day has so many hours,
which is dated data.
Source: house rule, from the 100,000 days a year that repeating costs in our facts.
"""

from __future__ import annotations


def days_saved(minutes: int, *, hours_a_day: float) -> float:
    """Working days, unrounded."""
    return minutes / 60 / hours_a_day
