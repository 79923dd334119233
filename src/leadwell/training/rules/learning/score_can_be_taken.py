"""TRN-57: A score is taken for whoever opened the course, and the last by the tool's own clock counts.

Source: house rule, from LTI's Assignment and Grade Services 2.0: what is older than the last changes nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from leadwell.reasons import Reason
from leadwell.training.rules.learning.facts import Scored

CLOCKS_DIFFER = timedelta(minutes=2)


def score_can_be_taken(score: Scored, *, now: datetime) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    if not score.launched:
        text = "This is a statement for a person who is not ours: nobody of that name opened it."
        return [Reason("TRN-57a", text)]
    reasons = []
    if score.said_at > now + CLOCKS_DIFFER:
        reasons.append(Reason("TRN-57b", "The time of this score is still to come."))
    if score.last is not None and score.said_at <= score.last and not score.same:
        reasons.append(Reason("TRN-57c", "A later score, or another of that time, was told."))
    return reasons
