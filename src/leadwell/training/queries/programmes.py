"""Programmes and runs: what is offered, by whom, when, and whether it counts."""

from __future__ import annotations

from leadwell.training.models import Programme
from leadwell.training.rules.programmes.facts import ProgrammeState


def state_of_programme(programme: Programme) -> ProgrammeState:
    """Whether a programme takes anybody, as the rules ask for it."""
    return ProgrammeState(
        from_on=programme.from_on,
        until_on=programme.until_on,
        on_hold=programme.on_hold,
        on_hold_because=programme.on_hold_because,
    )
