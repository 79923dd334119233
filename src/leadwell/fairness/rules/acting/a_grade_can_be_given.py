"""FAR-77: An outcome is graded from 0 to 3, for a year that has begun, with the evidence in words.

Source: Equality Delivery System 2022: each outcome is evidenced and scored 0 to 3.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason

GRADES = range(4)
FEWEST_LETTERS = 20


def a_grade_can_be_given(
    grade: int, *, outcome: str, outcomes: Collection[str], evidence: str
) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    reasons = []
    if outcome not in outcomes:
        reasons.append(Reason("FAR-77a", "There is no such outcome."))
    if grade not in GRADES:
        reasons.append(Reason("FAR-77b", "Choose a grade from 0 to 3."))
    if len(evidence.strip()) < FEWEST_LETTERS:
        reasons.append(Reason("FAR-77c", "Say in a sentence or more what shows it."))
    return reasons
