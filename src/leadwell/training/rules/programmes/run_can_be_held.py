"""TRN-27: A run is ahead, has places, ends after it starts, and its programme takes people.

Source: house rule, from what somebody needs to know before they plan their work around it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.programmes.facts import RunFacts

MOST_PLACES = 5_000


def run_can_be_held(
    facts: RunFacts, *, taken: Collection[str], accredited: bool, today: date
) -> list[Reason]:
    """Say what stands in the way. `taken` are the codes of other runs, `accredited`: the course is the
    provider's own, or it is accredited to teach this national programme."""
    reasons = []
    if not accredited:
        reasons.append(
            Reason("TRN-27f", "Only an accredited provider teaches a national programme.")
        )
    if facts.code in taken:
        reasons.append(Reason("TRN-27a", "Choose another short name: this one is taken."))
    if facts.starts_on <= today:
        reasons.append(Reason("TRN-27b", "Let it start on a day that is still to come."))
    if facts.ends_on < facts.starts_on:
        reasons.append(Reason("TRN-27c", "Let it end on the day it starts or later."))
    if not 1 <= facts.places <= MOST_PLACES:
        reasons.append(Reason("TRN-27d", "Offer from 1 to {most} places.", {"most": MOST_PLACES}))
    if facts.cost is not None and facts.cost < 0:
        reasons.append(Reason("TRN-27e", "Give what it costs in pounds, nothing or more."))
    return reasons
