"""FAR-72: Evidence for an objective is a sentence or more, and comes before it is said whether it was met.

Source: house rule: objectives of each member with evidence.
"""

from __future__ import annotations

from leadwell.reasons import Reason

FEWEST_LETTERS = 20


def evidence_can_be_given(words: str, *, met: bool | None) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    if met is not None:
        return [Reason("FAR-72a", "It has been said already whether this was met.")]
    if len(words.strip()) < FEWEST_LETTERS:
        return [Reason("FAR-72b", "Say in a sentence what was done and what shows it.")]
    return []
