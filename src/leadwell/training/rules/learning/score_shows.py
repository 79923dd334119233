"""TRN-58: A score shows a completed course where the work is done, fully graded, and at the threshold.

Source: house rule: a score is evidence for an assurer and never a pass by itself.
"""

from __future__ import annotations

from decimal import Decimal

DONE, GRADED = "Completed", "FullyGraded"


def score_shows(
    *,
    activity: str,
    grading: str,
    given: Decimal | None,
    maximum: Decimal | None,
    threshold: Decimal,
) -> bool:
    """Whether it shows a completion. A course without points has a threshold of nought."""
    if (activity, grading) != (DONE, GRADED):
        return False
    if given is None or not maximum:
        return threshold == 0
    return given >= threshold * maximum
