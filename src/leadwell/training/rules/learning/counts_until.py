"""TRN-47: A pass counts for as many months as the programme says, to the day before the same day.

Where that month has no such day, it counts to the end of the month.
Source: house rule; the months are the programme's own, dated data.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def counts_until(passed_on: date, valid_months: int | None) -> date | None:
    """The first day on which a pass counts no more; None where it counts for good."""
    if valid_months is None:
        return None
    month = passed_on.month - 1 + valid_months
    year, month = passed_on.year + month // 12, month % 12 + 1
    return date(year, month, min(passed_on.day, monthrange(year, month)[1]))
