"""What fairness does by itself: each night it takes a snapshot and removes old ones."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.snapshots import remove_old_snapshots, take_snapshot

COUNTER = system_actor("fairness", Permission.COUNT_DECLARATIONS)


@app.periodic(cron="40 2 * * *", periodic_id="take_star_snapshot")
@app.task(queueing_lock="take_star_snapshot", lock="take_star_snapshot", pass_context=False)
def take_star_snapshot(timestamp: int) -> int:
    """Take the snapshot of the day that has ended; then remove what nobody needs. Answers its number."""
    now = timezone.now()
    yesterday = timezone.localdate(now) - timedelta(days=1)
    taken = take_snapshot(by=COUNTER, as_at=yesterday, now=now)
    remove_old_snapshots(by=COUNTER, now=now)
    return taken.pk
