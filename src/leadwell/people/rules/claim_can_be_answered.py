"""PPL-07: A claim is answered once, and "yes" needs a record that its number leads to.

Source: house rule, from the promise that an accepted claim joins two records that are there.
"""

from __future__ import annotations

from leadwell.people.rules.facts import AskedClaim
from leadwell.reasons import Reason


def claim_can_be_answered(claim: AskedClaim, *, accepted: bool) -> list[Reason]:
    """Say what stands in the way of this answer."""
    if claim.decided:
        return [Reason("PPL-07a", "This claim has been answered already.")]
    if accepted and claim.leads_to is None:
        return [Reason("PPL-07b", "No record has that number here, so there is nothing to join.")]
    return []
