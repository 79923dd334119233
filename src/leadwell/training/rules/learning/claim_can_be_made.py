"""TRN-48: Whoever says that they have learned something already names what, and how one can see it.

Source: house rule, from the recognition of prior learning in accredited training.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.learning.facts import Claim

MOST_ITEMS = 20


def claim_can_be_made(claim: Claim) -> list[Reason]:
    """Say what stands in the way."""
    reasons = []
    if not claim.items:
        reasons.append(Reason("TRN-48a", "Choose at least one standard you have learned already."))
    if claim.items > MOST_ITEMS:
        text = "Choose at most {most} standards at once, so that a panel can look at each."
        reasons.append(Reason("TRN-48b", text, {"most": MOST_ITEMS}))
    if not claim.words.strip():
        reasons.append(Reason("TRN-48c", "Say where you learned it and how one can see it."))
    return reasons
