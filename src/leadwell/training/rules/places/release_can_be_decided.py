"""TRN-41: Release is decided once, with a reason, by somebody the applicant reports to.

Source: house rule, from the review: a manager's leave is no condition of applying, and is given or
refused in the open.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import ReleaseState


def release_can_be_decided(release: ReleaseState, *, because: str) -> list[Reason]:
    """Say what stands in the way."""
    reasons = []
    if release.decided:
        reasons.append(Reason("TRN-41a", "It has been decided already."))
    if not because.strip():
        reasons.append(Reason("TRN-41b", "Give your reason: the person reads it."))
    return reasons
