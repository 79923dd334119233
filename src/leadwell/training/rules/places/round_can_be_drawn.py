"""TRN-35: A draw follows the close and the public value, and happens once.

Source: house rule, from the protocol of draws.
"""

from __future__ import annotations

from datetime import datetime

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import RoundState


def round_can_be_drawn(round_: RoundState, *, public_value: str, now: datetime) -> list[Reason]:
    """Say what stands in the way."""
    if round_.voided:
        return [Reason("TRN-35a", "This round was called off.")]
    if not round_.root:
        return [Reason("TRN-35b", "Its list has not been closed yet.")]
    if now < round_.public_at:
        return [Reason("TRN-35c", "Wait for the public value: nobody may know it before its time.")]
    if not public_value.strip():
        return [Reason("TRN-35d", "Write down the public value.")]
    return []
