"""TRN-51: An appeal about prior learning is heard once, by somebody who was not on the panel.

Source: house rule: nobody judges their own decision.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason
from leadwell.training.rules.learning.facts import Claim


def appeal_about_learning(
    claim: Claim,
    *,
    hears: Collection[int],
    panel: Collection[int],
    own: Collection[int],
    because: str,
) -> list[Reason]:
    """Say what stands in the way. `hears` are the records of whoever would hear it."""
    if not claim.appealed:
        return [Reason("TRN-51a", "There is no appeal to hear.")]
    if claim.heard:
        return [Reason("TRN-51b", "The appeal has been heard already.")]
    if set(hears) & {*panel, *own}:
        return [Reason("TRN-51c", "An appeal is heard by somebody who was not on the panel.")]
    if not because.strip():
        return [Reason("TRN-51d", "Give your reason: the person reads it.")]
    return []
