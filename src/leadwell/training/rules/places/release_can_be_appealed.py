"""TRN-42: A refused release can be appealed once, in the person's own words.

Source: house rule, from the right to be heard by somebody who did not decide.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import ReleaseState


def release_can_be_appealed(release: ReleaseState, *, says: str) -> list[Reason]:
    """Say what stands in the way."""
    reasons = []
    if not release.decided or release.granted:
        reasons.append(Reason("TRN-42a", "There is no refusal to appeal against."))
    if release.appealed:
        reasons.append(Reason("TRN-42b", "You have appealed already."))
    if not says.strip():
        reasons.append(Reason("TRN-42c", "Say why you should be released."))
    return reasons
