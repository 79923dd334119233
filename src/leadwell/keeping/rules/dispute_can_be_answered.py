"""KEE-08: A dispute is answered once: put right, or kept as it is with a reason.

Both what was held and what the person said stay, so that whoever reads later sees the two.
Source: UK GDPR articles 12 and 16, as summed up in our notes on standards (3.10).
"""

from __future__ import annotations

from leadwell.keeping.rules.facts import DisputeState
from leadwell.reasons import Reason

ANSWERS = (DisputeState.CORRECTED, DisputeState.KEPT)


def dispute_can_be_answered(state: str, *, answer: str) -> list[Reason]:
    """Say what stands in the way of this answer."""
    if answer not in ANSWERS:
        return [Reason("KEE-08a", "Say whether it was put right or stays as it is.")]
    if state != DisputeState.OPEN:
        return [Reason("KEE-08b", "This has been answered already.")]
    return []
