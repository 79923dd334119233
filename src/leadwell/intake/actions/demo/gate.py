"""The gate in the demo: what the files brought is looked at, and the night's count is drawn. Who holds a
waiver is told with the career."""

from __future__ import annotations

from datetime import datetime

from leadwell.actor import Actor
from leadwell.appointments.actions import draw_snapshot, note_breaches


def pass_the_gate(*, by: Actor, now: datetime) -> None:
    """Everything the gate has done so far in the story."""
    note_breaches(by=by, now=now)
    draw_snapshot(by=by, now=now)
