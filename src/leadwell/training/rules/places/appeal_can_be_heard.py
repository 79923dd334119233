"""TRN-43: An appeal is heard once, with a reason, by somebody who neither refused nor asked.

Source: house rule, from the right to be heard by somebody who did not decide.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import ReleaseState


def appeal_can_be_heard(release: ReleaseState, *, involved: bool, because: str) -> list[Reason]:
    """Say what stands in the way. `involved`: whoever hears it refused the release, or asked for it."""
    if involved:
        return [Reason("TRN-43a", "Somebody who neither asked nor refused hears an appeal.")]
    reasons = []
    if not release.appealed:
        reasons.append(Reason("TRN-43b", "Nobody has appealed."))
    if release.heard:
        reasons.append(Reason("TRN-43c", "It has been heard already."))
    if not because.strip():
        reasons.append(Reason("TRN-43d", "Give your reason: both sides read it."))
    return reasons
