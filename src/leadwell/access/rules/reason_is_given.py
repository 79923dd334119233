"""ACS-08: Giving or ending a role is done for a reason, in words.

Somebody will ask later why this person could see this.
Source: UK GDPR, Article 5(2), accountability.
"""

from __future__ import annotations

from leadwell.reasons import Reason

LONGEST = 300


def reason_is_given(words: str) -> list[Reason]:
    """Say what is wrong with the words."""
    if not words.strip():
        return [Reason("ACS-08a", "Say why, in a few words.")]
    if len(words) > LONGEST:
        return [Reason("ACS-08b", "Use {longest} characters or fewer.", {"longest": LONGEST})]
    return []
