"""STD-07: A version is changed while it is a draft, and by one person at a time.

Source: house rule: what is being reviewed, signed off or published stays as it was read.
"""

from __future__ import annotations

from datetime import datetime

from leadwell.reasons import Reason


def draft_may_be_changed(
    status: str, *, changed_at: datetime | None = None, seen_at: datetime | None = None
) -> list[Reason]:
    """Say what stands in the way. `seen_at` is when what the drafter saw had last been changed."""
    if status == "in-review":
        return [Reason("STD-07a", "This version is in review. Send it back first to change it.")]
    if status == "signed-off":
        return [Reason("STD-07b", "This version is signed off. Send it back first to change it.")]
    if status != "draft":
        return [
            Reason("STD-07c", "This version is published and never changes. Start a draft from it.")
        ]
    if seen_at is not None and changed_at != seen_at:
        return [
            Reason(
                "STD-07d",
                "Somebody else changed this while you were writing. Look at theirs, then try again.",
            )
        ]
    return []
