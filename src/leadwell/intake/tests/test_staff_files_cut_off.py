"""Power cut in the middle: all of a file or none of it, and whoever reads it again completes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.db import connection

from leadwell.intake import actions, queries
from leadwell.intake.models import StaffFile
from leadwell.intake.tests.staff import APRIL, HR, MAY, held, moment, offer, row, sheet
from leadwell.organisations.models import Post, Tenure
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from leadwell.people.models import Identifier, Person

MANY = [row(str(n), manager_staff_number=str(n - n % 10)) for n in range(3_000)]
READER = """
import django; django.setup()
from datetime import UTC, datetime
from django.conf import settings
from pathlib import Path
import os
settings.LEADWELL_HOME = Path(os.environ["LEADWELL_HOME"])
from leadwell.intake.tasks import read_waiting_file
print("begun", flush=True)
print(read_waiting_file({file_id}), flush=True)
"""


@pytest.fixture
def site(committed_database, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    settings.LEADWELL_FILE_KEY = "the same in both processes"
    note(place("ZZ1", "Old Town Trust"))
    return committed_database


def reader(url: str, file_id: int, home) -> subprocess.Popen:
    env = {**os.environ, "LEADWELL_DATABASE_URL": url, "LEADWELL_HOME": str(home),
           "LEADWELL_FILE_KEY": "the same in both processes", "PYTHONPATH": os.pathsep.join(sys.path),
           "DJANGO_SETTINGS_MODULE": "leadwell.config.settings"}  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", READER.format(file_id=file_id)],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Person, Identifier, Post, Tenure))


def read_to_the_end(file_id: int) -> str:
    """As the worker would: again, once the server has noticed that the other is gone."""
    for _ in range(50):
        file = actions.read_staff_file(by=HR, file_id=file_id, now=moment(APRIL))
        if file.state == "taken":
            return file.state
        time.sleep(0.1)
    return file.state


@pytest.mark.parametrize("after", [0.05, 0.4, 0.9])
def test_a_reader_that_is_killed_leaves_all_or_nothing(site, tmp_path, after):
    file = offer(sheet(MANY))
    process = reader(site, file.pk, tmp_path)
    process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert counts() in ((0, 0, 0, 0), (3_000,) * 4)
    assert read_to_the_end(file.pk) == "taken"
    assert counts() == (3_000,) * 4
    assert not list((tmp_path / "workbench").glob("tmp*"))


@pytest.mark.parametrize("after", [0.2, 0.7])
def test_a_database_that_hangs_up_leaves_all_or_nothing(site, tmp_path, admin_url, after):
    import psycopg

    file = offer(sheet(MANY))
    process = reader(site, file.pk, tmp_path)
    process.stdout.readline()
    time.sleep(after)
    ended = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"
    )
    connection.ensure_connection()
    ours = connection.connection.info.backend_pid
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(ended, [connection.settings_dict["NAME"], ours])
    process.communicate(timeout=60)
    assert counts() in ((0, 0, 0, 0), (3_000,) * 4)
    assert read_to_the_end(file.pk) == "taken"
    assert counts() == (3_000,) * 4


def test_a_file_somebody_left_is_found_again(site):
    file = offer(sheet(MANY[:5]))
    StaffFile.objects.filter(pk=file.pk).update(state="reading")
    assert queries.unfinished_staff_files(now=moment(MAY)) == [file.pk]
    assert queries.unfinished_staff_files(now=file.offered_at) == []
    assert read_to_the_end(file.pk) == "taken"
    assert queries.unfinished_staff_files(now=moment(MAY)) == []


def test_two_extracts_at_once_are_taken_one_after_the_other(site):
    first = offer(sheet(MANY[:200]))
    second = offer(sheet([{**one, "job_title": "Sister"} for one in MANY[:200]]))
    states: list[str] = []

    def read(file_id: int) -> None:
        try:
            states.append(actions.read_staff_file(by=HR, file_id=file_id, now=moment(APRIL)).state)
        finally:
            connection.close()

    threads = [threading.Thread(target=read, args=[file.pk]) for file in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert states == ["taken", "taken"]
    assert counts() == (200,) * 4
    assert len(held()) == 200


def test_two_readers_of_one_file_take_it_once(site):
    file = offer(sheet(MANY[:200]))
    threads = [threading.Thread(target=lambda: (_read_and_close(file.pk),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read_to_the_end(file.pk) == "taken"
    assert counts() == (200,) * 4


def _read_and_close(file_id: int) -> None:
    try:
        actions.read_staff_file(by=HR, file_id=file_id, now=moment(APRIL))
    finally:
        connection.close()
