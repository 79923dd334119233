"""TRN-34: A round is closed once, when its time has come.

Source: house rule, from the times published before it opened.
"""

from __future__ import annotations

from datetime import datetime

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import RoundState


def round_can_be_closed(round_: RoundState, *, now: datetime) -> list[Reason]:
    """Say what stands in the way."""
    if round_.voided:
        return [Reason("TRN-34a", "This round was called off.")]
    if now < round_.closes_at:
        return [
            Reason("TRN-34b", "People may still apply: it closes at the time that was published.")
        ]
    return []
