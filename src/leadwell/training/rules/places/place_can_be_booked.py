"""TRN-39: A run without a draw takes whoever comes first, while it has places and has not begun.

Source: house rule, from courses that have places enough.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.programmes.facts import RunState


def place_can_be_booked(run: RunState, *, has_one: bool, today: date) -> list[Reason]:
    """Say what stands in the way of a place on it. `has_one`: the person has a place there already."""
    if has_one:
        return [Reason("TRN-39a", "You have a place on this run already.")]
    if run.cancelled:
        return [Reason("TRN-39b", "This run was cancelled.")]
    if run.by_draw:
        return [Reason("TRN-39c", "Its places are given by a draw. Apply in its round.")]
    if run.starts_on <= today:
        return [Reason("TRN-39d", "This run has begun.")]
    if run.taken >= run.places:
        return [Reason("TRN-39e", "All {n} places are taken.", {"n": run.places})]
    return []
