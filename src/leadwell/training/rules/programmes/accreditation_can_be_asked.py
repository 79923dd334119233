"""TRN-23: Who asks for accreditation says what the course teaches and gives evidence, once at a time.

Source: house rule, from the public register: nothing is on it that nobody could check.
"""

from __future__ import annotations

from leadwell.reasons import Reason

SHORTEST = 20


def accreditation_can_be_asked(*, covers: int, evidence: str, already_open: bool) -> list[Reason]:
    """Say what stands in the way. `covers` is how many items of the standards the course teaches."""
    reasons = []
    if not covers:
        reasons.append(Reason("TRN-23a", "Say first which standards the course teaches."))
    if len(evidence.strip()) < SHORTEST:
        reasons.append(
            Reason("TRN-23b", "Give evidence: where it was taught, to whom, and how it went.")
        )
    if already_open:
        reasons.append(Reason("TRN-23c", "You have asked already, and the answer is on its way."))
    return reasons
