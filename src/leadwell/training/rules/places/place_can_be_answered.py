"""TRN-37: An offered place is answered once, in time, and before its run begins.

Source: house rule, from the times published before the round opened.
"""

from __future__ import annotations

from datetime import datetime

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import PlaceState


def place_can_be_answered(place: PlaceState, *, now: datetime) -> list[Reason]:
    """Say what stands in the way of accepting or declining it."""
    if place.cancelled:
        return [Reason("TRN-37a", "This run was cancelled. Its page says why.")]
    if place.over:
        return [Reason("TRN-37b", "This offer is over: the place has gone to somebody else.")]
    if place.accepted:
        return [Reason("TRN-37c", "You have accepted this place already. You can hand it back.")]
    if place.answer_by and now >= place.answer_by:
        return [Reason("TRN-37d", "The time to answer is over: the place goes to somebody else.")]
    if place.starts_on <= now.date():
        return [Reason("TRN-37e", "The run has begun: it is too late to answer.")]
    return []
