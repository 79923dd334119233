"""FAR-66: A figure that stands away from parity wants a plan that is running.

Only where its interval lies to one side of parity: a figure compatible with no difference wants none.
Source: house rule: region and nation see who is away from parity, who has no plan.
"""

from __future__ import annotations

from leadwell.fairness.rules.facts import Reading
from leadwell.reasons import Reason

AWAY = (Reading.ABOVE, Reading.BELOW)


def an_indicator_wants_a_plan(reading: Reading, *, running: int) -> list[Reason]:
    """Say that a plan is missing. An empty list means none is."""
    if reading in AWAY and not running:
        return [Reason("FAR-66", "It is away from parity and there is no plan for it.")]
    return []
