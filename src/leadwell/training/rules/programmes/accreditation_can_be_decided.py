"""TRN-24: An accreditation is decided once, with a reason, by somebody who does not teach there.

Source: house rule, from the three parties of the best national teacher induction: employer, provider and
an assurer who is neither.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.programmes.facts import AccreditationFacts

LONGEST_YEARS = 10


def accreditation_can_be_decided(
    asked: AccreditationFacts,
    *,
    own: bool,
    because: str,
    from_on: date | None = None,
    until_on: date | None = None,
) -> list[Reason]:
    """Say what stands in the way. `own`: whoever decides offers training for that provider. The days are
    those it is to count, empty for a refusal."""
    if own:
        return [Reason("TRN-24a", "You offer training there. Somebody who does not decides.")]
    reasons = []
    if not asked.open:
        reasons.append(Reason("TRN-24b", "It has been decided already."))
    if not because.strip():
        reasons.append(Reason("TRN-24c", "Give your reason: the register shows it."))
    if from_on and (until_on is None or not from_on < until_on <= _latest(from_on)):
        reasons.append(
            Reason("TRN-24d", "Let it count for {n} years at most, and then look again.",
                   {"n": LONGEST_YEARS})
        )  # fmt: skip
    return reasons


def _latest(from_on: date) -> date:
    day = 28 if (from_on.month, from_on.day) == (2, 29) else from_on.day
    return from_on.replace(year=from_on.year + LONGEST_YEARS, day=day)
