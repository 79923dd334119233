"""Staff files are read in the worker, so that nobody waits in front of a page."""

from __future__ import annotations

import logging

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.intake import actions, queries

LOG = logging.getLogger(__name__)
SILENCE = 30.0  # seconds without a sign of life
READER = system_actor("the staff file reader", Permission.LOAD_STAFF)


@app.task(name="leadwell.intake.tasks.read_waiting_file", pass_context=False)
def read_waiting_file(file_id: int) -> str:
    """Read one file; say where it has got to."""
    return actions.read_staff_file(by=READER, file_id=file_id, now=timezone.now()).state


@app.periodic(cron="* * * * *", periodic_id="read_unfinished_files")
@app.task(queueing_lock="read_unfinished_files", pass_context=False)
def read_unfinished_files(timestamp: int) -> int:
    """Pick up what a worker that died left behind, and remove what nobody waits for."""
    found = queries.unfinished_staff_files(now=timezone.now())
    for file_id in found:
        _read_quietly(file_id)
    actions.sweep_waiting_room(by=READER, now=timezone.now())
    return len(found)


def _read_quietly(file_id: int) -> None:
    """One file that cannot be read keeps none of the others waiting."""
    try:
        actions.read_staff_file(by=READER, file_id=file_id, now=timezone.now())
    except Exception:
        LOG.exception("The waiting staff file %s could not be read", file_id)


@app.periodic(cron="* * * * *", periodic_id="take_up_jobs_of_the_dead")
@app.task(queueing_lock="take_up_jobs_of_the_dead", pass_context=True)
async def take_up_jobs_of_the_dead(context: JobContext, timestamp: int) -> int:
    """Queue again what a worker had in hand when it died: until then its lock keeps every later file
    of the same organisation waiting."""
    jobs = context.app.job_manager
    left = list(await jobs.get_stalled_jobs(seconds_since_heartbeat=SILENCE))
    for job in left:
        await jobs.retry_job(job)
    return len(left)
