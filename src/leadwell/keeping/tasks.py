"""Each night: find the records whose time is over. A person decides about them in the morning."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.keeping import actions

NIGHT = system_actor("the nightly look at keeping times", Permission.DISPOSE_OF_RECORDS)


@app.periodic(cron="30 2 * * *", periodic_id="propose_disposals")
@app.task(queueing_lock="propose_disposals", lock="propose_disposals", pass_context=False)
def propose_disposals(timestamp: int) -> int:
    """Propose what may go; give how many were new."""
    return actions.propose_disposals(by=NIGHT, now=timezone.now())
