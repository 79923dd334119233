"""TRN-38: An accepted place is handed back before its run begins, so that somebody else can have it.

Source: house rule, from places that stand empty.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import PlaceState


def place_can_be_handed_back(place: PlaceState, *, today: date) -> list[Reason]:
    """Say what stands in the way."""
    if place.over or place.cancelled:
        return [Reason("TRN-38a", "You do not hold this place any more.")]
    if not place.accepted:
        return [Reason("TRN-38b", "You have not accepted this place. You can decline it.")]
    if place.starts_on <= today:
        return [Reason("TRN-38c", "The run has begun. Speak to its provider.")]
    return []
