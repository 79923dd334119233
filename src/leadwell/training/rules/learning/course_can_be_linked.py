"""TRN-52: A course in a learning system is tied to a programme its provider teaches, with a least score.

Source: house rule: a score shows something only where we said before what it would have to be.
"""

from __future__ import annotations

from decimal import Decimal

from leadwell.reasons import Reason

LONGEST = 100


def course_can_be_linked(
    *, resource: str, threshold: Decimal, ended: bool, theirs: bool, taken: bool
) -> list[Reason]:
    """Say what stands in the way. `theirs`: the programme is national or the provider's own; `taken`: the
    course is tied to another programme already, and scores came for it."""
    reasons = []
    if ended:
        reasons.append(Reason("TRN-52a", "This system may open no courses any more."))
    if not resource.strip() or len(resource) > LONGEST:
        text = "Give the course's number in {n} letters or fewer."
        reasons.append(Reason("TRN-52b", text, {"n": LONGEST}))
    if not 0 <= threshold <= 1:
        reasons.append(Reason("TRN-52c", "Give the least score as a share from 0 to 1."))
    if not theirs:
        text = "Choose a national programme, or a course of this provider."
        reasons.append(Reason("TRN-52d", text))
    if taken:
        text = "People opened this course already, for another programme. Use a new number."
        reasons.append(Reason("TRN-52e", text))
    return reasons
