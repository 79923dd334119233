"""STD-14: Whoever sends a version back, comments or answers, says something.

Source: house rule: a decision about other people's work comes with its reason.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def reason_is_said(words: str) -> list[Reason]:
    """Say what is missing."""
    return (
        [] if words.strip() else [Reason("STD-14a", "Write a few words, so that others know why.")]
    )
