"""The database server itself is killed in the middle, with every process it has, and started again."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import time
from pathlib import Path

import pytest
from django.db import connections

from launcher.places import home
from launcher.postgres import LocalPostgres
from leadwell.config import database
from leadwell.config.environment import database_settings
from leadwell.history.tests.ledger import check, sign, with_key
from leadwell.intake.models import StaffFile
from leadwell.intake.tests.staff import APRIL, moment, offer, sheet
from leadwell.intake.tests.test_staff_files_cut_off import (
    MANY,
    counts,
    read_to_the_end,
    reader,
)
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from tests.databases import _migrate, as_role

NAME = "killed"


@pytest.fixture(scope="module")
def server(django_db_setup):
    """A server of this test's own, which keeps what it says it kept. Not beneath pytest's folder, which
    only its owner enters: started by root, the server is somebody else."""
    folder = home() / f"killed-{os.getpid()}"
    folder.mkdir(parents=True, exist_ok=True)
    local = LocalPostgres(folder, durable=True).start()
    admin = local.url("postgres")
    database.prepare(admin, "template_killed")
    _migrate(as_role(admin, "template_killed", "leadwell_owner"))
    yield local
    local.stop()
    shutil.rmtree(folder)


@pytest.fixture
def site(server, django_db_blocker, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    settings.LEADWELL_FILE_KEY = "the same in both processes"
    with_key(settings)
    admin = server.url("postgres")
    database.drop(admin, NAME)
    database.prepare(admin, NAME, template="template_killed")
    url = as_role(admin, NAME, "leadwell_web")
    before = dict(connections["default"].settings_dict)
    with django_db_blocker.unblock():
        connections["default"].close()
        connections["default"].settings_dict.update(database_settings(url, pooled=False))
        note(place("ZZ1", "Old Town Trust"))
        yield url
        connections["default"].close()
    connections["default"].settings_dict.update(before)


def kill(server: LocalPostgres) -> None:
    """All of it, at once: nobody has time to write anything down."""
    first = int((server.data / "postmaster.pid").read_text().split()[0])
    os.kill(first, signal.SIGSTOP)  # so that it starts nobody new meanwhile
    for number in [*_children(first), first]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


def _children(number: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(status.read_text().rpartition(")")[2].split()[1]) == number:
                found.append(int(status.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the processes are found in /proc")
@pytest.mark.parametrize("after", [0.3, 1.0, 2.2])
def test_a_server_that_is_killed_leaves_all_of_a_file_or_nothing(server, site, tmp_path, after):
    file = offer(sheet(MANY))
    process = reader(site, file.pk, tmp_path)
    process.stdout.readline()
    time.sleep(after)
    kill(server)
    process.communicate(timeout=60)
    connections["default"].close()
    server.start()
    taken = StaffFile.objects.get(pk=file.pk).state == "taken"
    assert counts() == ((3_000,) * 4 if taken else (0, 0, 0, 0))
    assert read_to_the_end(file.pk) == "taken"
    assert counts() == (3_000,) * 4
    sign(moment(APRIL))
    assert check(now=moment(APRIL)).size > 0
