"""TRN-90: A session lies within its run, and ends after it starts on the same or a later day.

Source: house rule, from calendars: people plan their work around it.
"""

from __future__ import annotations

from datetime import date, datetime

from leadwell.reasons import Reason


def session_can_be_planned(
    starts_at: datetime, ends_at: datetime, *, first: date, last: date, cancelled: bool
) -> list[Reason]:
    """Say what stands in the way. `first` and `last` are the days of the run."""
    if cancelled:
        return [Reason("TRN-90a", "This run was cancelled.")]
    reasons = []
    if ends_at <= starts_at:
        reasons.append(Reason("TRN-90b", "Let it end after it starts."))
    if not first <= starts_at.date() <= ends_at.date() <= last:
        reasons.append(Reason("TRN-90c", "Let it be on the days of its run."))
    return reasons
