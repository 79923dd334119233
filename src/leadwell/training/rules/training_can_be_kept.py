"""TRN-01: A training record says what was completed, on a day that has been, and ends after it began.

Source: house rule, from what the social-care exchange format asks of a training.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.facts import TrainingFacts

LONGEST = 200


def training_can_be_kept(facts: TrainingFacts, *, today: date) -> list[Reason]:
    """Say what stands in the way of keeping this record. An empty list means nothing does."""
    done, ends = facts.completed_on, facts.expires_on
    reasons = []
    if not facts.title.strip() or len(facts.title) > LONGEST:
        reasons.append(
            Reason("TRN-01a", "Name the training in {longest} characters or fewer.",
                   {"longest": LONGEST})
        )  # fmt: skip
    if done and done > today:
        reasons.append(Reason("TRN-01b", "Give the day it was completed; it cannot be to come."))
    if done and ends and ends <= done:
        reasons.append(Reason("TRN-01c", "Give a day it expires that is after it was completed."))
    return reasons
