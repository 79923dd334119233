"""TRN-60: A credential says only what we found out ourselves.

A pass an assurer found, an induction that was signed off, prior learning a panel recognised. What a file
or another system says somebody completed counts where it counts, but we do not sign for it.
Source: house rule, from three separate parties: employer, provider and assurer.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.credentials.facts import Earned

OUR_OWN = frozenset({"pass", "induction", "prior"})


def credential_may_be_awarded(earned: Earned, *, today: date) -> list[Reason]:
    """Say what stands in the way. An empty list means yes."""
    if earned.source not in OUR_OWN:
        return [Reason("TRN-60a", "A credential is given for what was assessed here.")]
    if earned.withdrawn:
        return [Reason("TRN-60b", "This achievement was withdrawn.")]
    if earned.from_on > today:
        return [Reason("TRN-60c", "This achievement does not count yet.")]
    return []
