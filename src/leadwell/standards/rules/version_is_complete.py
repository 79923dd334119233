"""STD-11: What is sent for review says something, says where it comes from, and leaves nothing open.

Source: house rule: nothing is published without its source.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def version_is_complete(
    *, items: int, source: str, creator: str, open_comments: int
) -> list[Reason]:
    """Say what is missing. An empty list means it can be judged."""
    found = []
    if not items:
        found.append(Reason("STD-11a", "Write at least one item."))
    if not source.strip():
        found.append(Reason("STD-11b", "Say where the words come from."))
    if not creator.strip():
        found.append(Reason("STD-11c", "Say who wrote it."))
    if open_comments:
        found.append(
            Reason(
                "STD-11d",
                "Answer the comments first. Still open: {count}.",
                {"count": open_comments},
            )
        )
    return found
