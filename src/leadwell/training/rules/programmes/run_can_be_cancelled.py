"""TRN-28: A run is cancelled once, before it is over, with a reason that everybody on it reads.

Source: house rule, from the promise that nothing is refused without its reason.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.programmes.facts import RunState


def run_can_be_cancelled(run: RunState, *, because: str, today: date) -> list[Reason]:
    """Say what stands in the way."""
    reasons = []
    if run.cancelled:
        reasons.append(Reason("TRN-28a", "It has been cancelled already."))
    if run.ends_on < today:
        reasons.append(Reason("TRN-28b", "It is over."))
    if not because.strip():
        reasons.append(Reason("TRN-28c", "Say why: everybody with a place reads it."))
    return reasons
