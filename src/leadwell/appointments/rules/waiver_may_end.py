"""APT-14: A waiver is ended once, with a reason, and not after it is over.

Source: house rule: an exception leaves as clear a trace when it ends as when it was given.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason

FEWEST_LETTERS = 10


def waiver_may_end(because: str, *, until_on: date, ended: bool, today: date) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    if ended:
        return [Reason("APT-14a", "This waiver was ended before.")]
    if until_on <= today:
        return [Reason("APT-14b", "This waiver is over already.")]
    if len(because.strip()) < FEWEST_LETTERS:
        return [Reason("APT-14c", "Say why it ends, in a few words.")]
    return []
