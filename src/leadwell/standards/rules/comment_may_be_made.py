"""STD-15: Comments are made and answered until a version is published, and answered once.

Source: house rule: after publication, what is wrong goes into the next version.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def comment_may_be_made(status: str, *, answered: bool = False) -> list[Reason]:
    """Say what stands in the way of a comment, or of an answer to one."""
    if status in ("published", "retired"):
        return [Reason("STD-15a", "This version is published. Start a draft, and comment on that.")]
    if answered:
        return [Reason("STD-15b", "This comment has its answer. Write a new comment.")]
    return []
