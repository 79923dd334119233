"""TRN-44: A place that comes free is offered to the next, until the first cohort of the round begins.

After that day, or once a cohort is cancelled, working the draw out again would move people who have begun.
Source: house rule, from the monotony of deferred acceptance: nobody who holds a place is moved.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import CohortFacts, RoundState


def places_are_passed_on(
    round_: RoundState, *, cohorts: Collection[CohortFacts], today: date
) -> list[Reason]:
    """Say why a freed place is not offered on."""
    if round_.voided or not round_.drawn:
        return [Reason("TRN-44a", "There is no draw to follow.")]
    if any(each.cancelled for each in cohorts):
        return [
            Reason("TRN-44b", "A cohort was cancelled: free places are not passed on by the draw.")
        ]
    if any(each.starts_on <= today for each in cohorts):
        return [Reason("TRN-44c", "A cohort has begun: free places are not passed on by the draw.")]
    return []
