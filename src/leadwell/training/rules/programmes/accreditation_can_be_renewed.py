"""TRN-25: An accreditation is renewed while it counts, for longer than before.

Source: house rule, from a register without gaps: what ran out is asked for again.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.programmes.facts import AccreditationFacts


def accreditation_can_be_renewed(
    kept: AccreditationFacts, *, own: bool, because: str, until_on: date, today: date
) -> list[Reason]:
    """Say what stands in the way of letting it count until `until_on`."""
    if own:
        return [Reason("TRN-25a", "You offer training there. Somebody who does not renews it.")]
    reasons = []
    if not kept.in_force(today):
        reasons.append(Reason("TRN-25b", "It does not count today. They have to ask again."))
    elif kept.until_on and until_on <= kept.until_on:
        reasons.append(Reason("TRN-25c", "It already counts until then. Give a later day."))
    if not because.strip():
        reasons.append(Reason("TRN-25d", "Give your reason: the register shows it."))
    return reasons
