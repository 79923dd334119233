"""TRN-36: A draw is called off in public, with a reason, and before anybody has begun because of it.

Source: house rule, from the protocol of draws: a draw is never changed, only called off for all to see.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import RoundState

SHORTEST = 20


def round_can_be_voided(
    round_: RoundState, *, begins: Collection[date], because: str, today: date
) -> list[Reason]:
    """Say what stands in the way. `begins` are the first days of its cohorts."""
    reasons = []
    if round_.voided:
        reasons.append(Reason("TRN-36a", "It has been called off already."))
    if round_.drawn and any(day <= today for day in begins):
        reasons.append(Reason("TRN-36b", "A cohort has begun: its people keep their places."))
    if len(because.strip()) < SHORTEST:
        reasons.append(Reason("TRN-36c", "Say why, in a sentence: everybody reads it."))
    return reasons
