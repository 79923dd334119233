"""INT-34: A decision on a held file is made once, while it waits, and with a reason.

Source: house rule, from the plan of the intake: quarantine ends with a named person and a reason.
"""

from __future__ import annotations

from leadwell.reasons import Reason

LONGEST = 500


def decision_may_be_made(because: str, *, waiting: bool) -> list[Reason]:
    """Say what stands in the way of deciding now. An empty list means nothing does."""
    if not waiting:
        return [Reason("INT-34a", "This file is not waiting for a decision.")]
    if not because.strip():
        return [Reason("INT-34b", "Say why, so that whoever asks later can read it.")]
    if len(because) > LONGEST:
        return [Reason("INT-34c", "Use {longest} characters or fewer.", {"longest": LONGEST})]
    return []
