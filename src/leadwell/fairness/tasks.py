"""What fairness does by itself: each night it takes a snapshot and works the figures out of it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.new_readers import work_out_for_new_readers
from leadwell.fairness.actions.pooling import pool
from leadwell.fairness.actions.snapshots import remove_old_snapshots, take_snapshot
from leadwell.fairness.actions.standing_out import keep_what_stands_out
from leadwell.fairness.actions.tables import answer_tables
from leadwell.fairness.actions.tried import answer_tried
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.queries.counting.years import year_of

COUNTER = system_actor("fairness", Permission.COUNT_DECLARATIONS)


@app.periodic(cron="40 2 * * *", periodic_id="take_star_snapshot")
@app.task(queueing_lock="take_star_snapshot", lock="take_star_snapshot", pass_context=False)
def take_star_snapshot(timestamp: int) -> int:
    """Take the snapshot of the day that has ended; remove what nobody needs; then work the figures of its
    year out, those of the last year for whoever may see exact numbers since lately, pool those of small
    employers once a year is over, and keep what stands out where. Answers the snapshot's number."""
    now = timezone.now()
    yesterday = timezone.localdate(now) - timedelta(days=1)
    taken = take_snapshot(by=COUNTER, as_at=yesterday, now=now)
    remove_old_snapshots(by=COUNTER, now=now)
    work_out(by=COUNTER, snapshot_id=taken.pk, year=year_of(yesterday), now=now)
    work_out_for_new_readers(by=COUNTER, now=now)
    pool(by=COUNTER, now=now)
    keep_what_stands_out(by=COUNTER, now=now)
    return taken.pk


@app.task(lock="answer_free_tables", pass_context=False)
def answer_free_tables() -> int:
    """Answer the tables that wait, out of the last snapshot. Answers how many."""
    return answer_tables(by=COUNTER, now=timezone.now())


@app.periodic(cron="10 3 * * *", periodic_id="answer_tried_versions")
@app.task(lock="answer_tried_versions", pass_context=False)
def answer_tried_versions(timestamp: int = 0) -> int:
    """Answer the versions that wait to be tried by group: when one is asked for, and each night those that
    waited for the gate to be counted. Answers how many."""
    return answer_tried(by=COUNTER, now=timezone.now())
