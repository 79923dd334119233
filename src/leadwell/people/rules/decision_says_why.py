"""PPL-05: Whoever joins records, undoes that or answers a claim says why, in a sentence.

Source: house rule, from the promise that every decision about a person can be explained to them.
"""

from __future__ import annotations

from leadwell.reasons import Reason

SHORTEST, LONGEST = 5, 500


def decision_says_why(because: str) -> list[Reason]:
    """Say what is missing from the reason."""
    letters = len(because.strip())
    if letters < SHORTEST:
        return [Reason("PPL-05a", "Say why, in a few words. The person can read it.")]
    if letters > LONGEST:
        return [Reason("PPL-05b", "Use {longest} characters or fewer.", {"longest": LONGEST})]
    return []
