"""FAR-74: A pack of evidence is opened for a reason, for a time, about statements that are in force.

How long it stays open at most is data.
Source: house rule: a time-limited, logged, read-only evidence pack for each statement.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.fairness.rules.acting.facts import PackAsked, PackTerms
from leadwell.reasons import Reason

FEWEST_LETTERS = 20


def a_pack_can_be_opened(
    asked: PackAsked, *, known: Collection[str], terms: PackTerms
) -> list[Reason]:
    """Say what stands in the way. `known` are the statements in force. An empty list means nothing does."""
    reasons = []
    if not asked.statements or not set(asked.statements) <= set(known):
        reasons.append(Reason("FAR-74a", "Choose at least one statement that is in force."))
    if len(asked.because.strip()) < FEWEST_LETTERS:
        reasons.append(
            Reason("FAR-74b", "Say in a sentence why you ask. The organisation reads it.")
        )
    if not 1 <= asked.days <= terms.most_days:
        reasons.append(
            Reason("FAR-74c", "Choose from 1 to {days} days.", {"days": terms.most_days})
        )
    return reasons
