"""Every minute: put whoever was told to us since on the induction. Every hour: look at everybody again."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.training import actions

ENROLLER = system_actor("the induction", Permission.KEEP_PROGRAMMES)


@app.periodic(cron="* * * * *", periodic_id="enrol_joiners")
@app.task(queueing_lock="enrol_joiners", lock="enrol_joiners", pass_context=False)
def enrol_joiners(timestamp: int) -> int:
    """Enrol those whose posts were told since the last time."""
    return actions.enrol_joiners(by=ENROLLER, now=timezone.now())


@app.periodic(cron="5 * * * *", periodic_id="look_at_inductions_again")
@app.task(queueing_lock="enrol_joiners_again", lock="enrol_joiners", pass_context=False)
def look_at_inductions_again(timestamp: int) -> int:
    """Enrol those who begin today, close the inductions of those who left, count what was shown."""
    return actions.enrol_joiners(by=ENROLLER, now=timezone.now(), back="all")
