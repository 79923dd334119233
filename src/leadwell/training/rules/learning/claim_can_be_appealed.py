"""TRN-50: Whoever was refused can appeal once, in their own words.

Source: house rule, from the right to be heard by somebody who did not decide.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.learning.facts import Claim


def claim_can_be_appealed(claim: Claim, *, says: str) -> list[Reason]:
    """Say what stands in the way."""
    if not claim.decided or claim.granted:
        return [Reason("TRN-50a", "There is no refusal to appeal against.")]
    if claim.appealed:
        return [Reason("TRN-50b", "You have appealed already.")]
    if not says.strip():
        return [Reason("TRN-50c", "Say what the panel did not see.")]
    return []
