"""A worker dies with a job in its hands: the job is done again, and its lock lets others pass."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from types import SimpleNamespace

from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector

from leadwell.intake import tasks

READ = "leadwell.intake.tasks.read_waiting_file"


def taken_up(*, silent_for: float) -> list[str]:
    """The state of one job that a worker had begun, after the look at a worker long silent."""
    jobs = InMemoryConnector()
    with app.replace_connector(jobs) as ours:
        ours.configure_task(READ, lock="staff-1").defer(file_id=1)

        async def begin_and_look() -> None:
            worker = await ours.job_manager.register_worker()
            await ours.job_manager.fetch_job(queues=None, worker_id=worker)
            assert [job["status"] for job in jobs.jobs.values()] == ["doing"]
            jobs.workers[worker] = _ago(jobs.workers[worker], silent_for)
            await tasks.take_up_jobs_of_the_dead(SimpleNamespace(app=ours), 0)

        asyncio.run(begin_and_look())
    return [job["status"] for job in jobs.jobs.values()]


def _ago(moment, seconds):
    return moment - timedelta(seconds=seconds)


def test_a_job_of_a_worker_long_silent_is_queued_again():
    assert taken_up(silent_for=tasks.SILENCE + 1) == ["todo"]


def test_a_job_of_a_worker_that_lives_is_left_alone():
    assert taken_up(silent_for=1) == ["doing"]
