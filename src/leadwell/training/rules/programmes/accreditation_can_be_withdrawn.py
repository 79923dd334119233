"""TRN-26: An accreditation is withdrawn while it counts, with a reason that the register shows.

Source: house rule, from the public register: it says what no longer counts, and why.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.programmes.facts import AccreditationFacts


def accreditation_can_be_withdrawn(
    kept: AccreditationFacts, *, because: str, today: date
) -> list[Reason]:
    """Say what stands in the way."""
    reasons = []
    if not kept.in_force(today):
        reasons.append(Reason("TRN-26a", "It does not count today: there is nothing to withdraw."))
    if not because.strip():
        reasons.append(Reason("TRN-26b", "Give your reason: the register shows it."))
    return reasons
