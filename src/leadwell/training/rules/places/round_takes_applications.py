"""TRN-32: A round takes applications from its opening until its close, and none once its list is published.

Source: house rule, from the protocol of draws: the list is closed before anybody can know a number.
"""

from __future__ import annotations

from datetime import datetime

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import RoundState


def round_takes_applications(round_: RoundState, *, now: datetime) -> list[Reason]:
    """Say why it takes none now. The same for a change and for taking an application back."""
    if round_.voided:
        return [Reason("TRN-32a", "This round was called off. Its page says why.")]
    if round_.root:
        return [
            Reason(
                "TRN-32b",
                "The list of applicants has been closed and its fingerprint published:"
                " nobody can be added to it or changed on it. You can apply in the next round.",
            )
        ]
    if now < round_.opens_at:
        return [Reason("TRN-32c", "This round has not opened yet.")]
    if now >= round_.closes_at:
        return [Reason("TRN-32d", "This round has closed. You can apply in the next one.")]
    return []
