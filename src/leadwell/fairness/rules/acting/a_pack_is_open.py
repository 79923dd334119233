"""FAR-75: A pack is read from when it opens until its time is over or it is closed before that.

Source: house rule: a time-limited evidence pack.
"""

from __future__ import annotations

from datetime import datetime

from leadwell.reasons import Reason


def a_pack_is_open(
    *, opens_at: datetime, closes_at: datetime, closed_early_at: datetime | None, now: datetime
) -> list[Reason]:
    """Say why it cannot be read. An empty list means that it can."""
    if closed_early_at is not None and closed_early_at <= now:
        return [Reason("FAR-75a", "This pack was closed before its time was over.")]
    if closes_at <= now:
        return [Reason("FAR-75b", "The time of this pack is over.")]
    if now < opens_at:
        return [Reason("FAR-75c", "This pack is not open yet.")]
    return []
