"""KEE-03: Whoever asks, answers, holds or decides says so in words somebody else can follow.

Source: house rule, from the promise that every decision about a record is explained to its person.
"""

from __future__ import annotations

from leadwell.reasons import Reason

SHORTEST, LONGEST = 10, 2000


def words_are_enough(words: str) -> list[Reason]:
    """Say what is missing from what was written."""
    letters = len(words.strip())
    if letters < SHORTEST:
        return [Reason("KEE-03a", "Write a sentence, so that the other person can follow.")]
    if letters > LONGEST:
        return [Reason("KEE-03b", "Use {longest} characters or fewer.", {"longest": LONGEST})]
    return []
