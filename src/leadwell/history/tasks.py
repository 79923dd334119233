"""The sequencer's clock: a quick look every few seconds, a thorough one every ten minutes."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import system_actor
from leadwell.history.actions import sequence

SEQUENCER = system_actor("sequencer")


@app.periodic(cron="* * * * * */5", periodic_id="sequence_history")
@app.task(queueing_lock="sequence_history", lock="sequence_history", pass_context=False)
def sequence_history(timestamp: int) -> int:
    """Give the newest events their positions."""
    return sequence(by=SEQUENCER, now=timezone.now()).placed


@app.periodic(cron="*/10 * * * *", periodic_id="sequence_history_thoroughly")
@app.task(queueing_lock="sequence_history_back", lock="sequence_history", pass_context=False)
def sequence_history_thoroughly(timestamp: int) -> int:
    """Look for events of the last day that a slow transaction brought late."""
    return sequence(by=SEQUENCER, now=timezone.now(), back="day").placed
