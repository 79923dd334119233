"""ORG-27: A leaver entered by mistake is put back, so long as that is still a correction.

After thirty days, or once the post has been given to another or closed since, it would be a story told
anew: then the person is added again, and both stand in the record.
Source: house rule, from "undo where undo is honest".
"""

from __future__ import annotations

from datetime import date, timedelta

from leadwell.reasons import Reason

DAYS = timedelta(days=30)


def leaving_may_be_undone(
    *, by_hand: bool, entered_on: date, today: date, post_open: bool, held_since: bool
) -> list[Reason]:
    """Say what stands in the way of putting somebody back. An empty list means nothing does."""
    if not by_hand:
        return [Reason("ORG-27a", "A file said so. Correct it where the file comes from.")]
    if today > entered_on + DAYS:
        return [Reason("ORG-27b", "That was more than thirty days ago. Add the person again.")]
    if not post_open:
        return [Reason("ORG-27c", "The post has changed since. Add the person again.")]
    if held_since:
        return [Reason("ORG-27d", "Somebody has this post now. Add the person again.")]
    return []
