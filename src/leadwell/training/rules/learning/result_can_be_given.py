"""TRN-46: Whether somebody passed is said by an assurer, after the run began, about a place that was taken.

Nobody assesses themselves. A pass is given once; what was not passed can be assessed again.
Source: house rule, from accredited training: the assurer is neither the employer nor the provider (TRN-13).
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.learning.facts import Assessed


def result_can_be_given(place: Assessed, *, assessed_on: date, today: date) -> list[Reason]:
    """Say what stands in the way of a result."""
    if place.own:
        return [Reason("TRN-46a", "Nobody assesses themselves. Ask another assurer.")]
    if place.cancelled:
        return [Reason("TRN-46b", "This run was cancelled, so there is nothing to assess.")]
    if not place.accepted or place.over:
        return [Reason("TRN-46c", "They did not take a place on this run.")]
    if place.passed:
        return [Reason("TRN-46d", "They have passed already.")]
    if assessed_on > today:
        return [Reason("TRN-46e", "Give the day of the assessment: today or earlier.")]
    if assessed_on < place.starts_on:
        return [Reason("TRN-46f", "The assessment cannot be before the run began.")]
    return []
