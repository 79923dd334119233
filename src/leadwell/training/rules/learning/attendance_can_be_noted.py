"""TRN-45: Who came is noted once a session has begun, for whoever had a place.

Source: house rule: a register that is filled in before the day says nothing.
"""

from __future__ import annotations

from datetime import datetime

from leadwell.reasons import Reason


def attendance_can_be_noted(
    *, starts_at: datetime, cancelled: bool, accepted: bool, now: datetime
) -> list[Reason]:
    """Say what stands in the way of noting that somebody came to a session, or did not."""
    if cancelled:
        return [Reason("TRN-45a", "This session was cancelled: nobody was there.")]
    if not accepted:
        return [Reason("TRN-45b", "Only people who took their place can come to a session.")]
    if now < starts_at:
        return [Reason("TRN-45c", "The session has not begun. Come back on the day.")]
    return []
