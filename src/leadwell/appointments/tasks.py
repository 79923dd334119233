"""What the gate does by itself: each hour it looks at what files brought, each night it counts."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.appointments.actions import close_breaches, draw_snapshot, note_breaches

WATCH = system_actor("the gate's watch", Permission.SEE_PEOPLE)


@app.periodic(cron="40 * * * *", periodic_id="look_for_breaches")
@app.task(queueing_lock="look_for_breaches", lock="look_for_breaches", pass_context=False)
def look_for_breaches(timestamp: int) -> int:
    """Note what began without the gate, and close what is put right."""
    now = timezone.now()
    return note_breaches(by=WATCH, now=now) + close_breaches(by=WATCH, now=now)


@app.periodic(cron="20 2 * * *", periodic_id="draw_gate_snapshot")
@app.task(queueing_lock="draw_gate_snapshot", lock="draw_gate_snapshot", pass_context=False)
def draw_gate_snapshot(timestamp: int) -> int:
    """Draw what everybody in post holds, for questions about many."""
    return len(draw_snapshot(by=WATCH, now=timezone.now()).person)
