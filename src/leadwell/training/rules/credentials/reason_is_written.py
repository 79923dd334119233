"""TRN-63: Whoever suspends, lifts or withdraws a credential writes down why.

The person reads it, and may dispute it.
Source: UK GDPR, Article 5(1)(a) and 5(2), transparency and accountability.
"""

from __future__ import annotations

from leadwell.reasons import Reason

LONGEST = 500


def reason_is_written(words: str) -> list[Reason]:
    """Say what is wrong with the words."""
    if not words.strip():
        return [Reason("TRN-63a", "Say why, in words the person can understand.")]
    if len(words) > LONGEST:
        return [Reason("TRN-63b", "Use {longest} characters or fewer.", {"longest": LONGEST})]
    return []
