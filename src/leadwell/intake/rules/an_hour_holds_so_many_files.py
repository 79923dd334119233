"""INT-61: Nobody offers files without end: a program gone wrong would keep everybody else waiting.

Source: house rule, from what one worker reads in an hour.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def an_hour_holds_so_many_files(offered: int, *, most: int) -> list[Reason]:
    """Say what stands in the way of one more, after this many within the hour."""
    if offered < most:
        return []
    text = "You offered {offered} files within the last hour, and that is the most. Wait a while."
    return [Reason("INT-61", text, {"offered": offered})]
