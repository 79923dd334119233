"""TRN-49: A claim of prior learning is decided once, by a panel of at least two, with a reason.

Nobody decides about themselves, and nobody decides while a file waits for the virus check.
Source: house rule, from the recognition of prior learning: two see more than one.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason
from leadwell.training.rules.learning.facts import Claim

LEAST = 2


def claim_can_be_decided(
    claim: Claim, *, panel: Collection[int], own: Collection[int], because: str
) -> list[Reason]:
    """Say what stands in the way. `panel` are the people who decide, `own` the records of the person."""
    reasons = []
    if claim.decided:
        reasons.append(Reason("TRN-49a", "It has been decided already."))
    if set(panel) & set(own):
        reasons.append(Reason("TRN-49b", "Nobody decides about their own learning."))
    if len(set(panel)) < LEAST:
        reasons.append(Reason("TRN-49c", "A panel has at least two people. Add another."))
    if claim.evidence_waiting:
        reasons.append(Reason("TRN-49d", "A file still waits for the virus check. Come back soon."))
    if not because.strip():
        reasons.append(Reason("TRN-49e", "Give the panel's reason: the person reads it."))
    return reasons
