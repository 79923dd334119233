"""An upload that comes to no end: the disc is full, the line breaks, or another file is just being written.
Nothing is half kept, and whoever sent it is told what to do."""

from __future__ import annotations

import errno
import io
import os
import re
import tempfile
import threading

import pytest
from django.db import connection
from django.test import Client

from leadwell.access.tests.factories import PlaceFactory, account_with_role, england
from leadwell.gateways import nameless, waiting_files
from leadwell.gateways.waiting_files import WaitingRoom
from leadwell.intake import actions
from leadwell.intake.actions.staff import applying, reading
from leadwell.intake.models import StaffFile
from leadwell.intake.queries.waiting import waiting_room
from leadwell.intake.tests.staff import HR, MAY, held, moment, row, sheet
from tests.attacks.test_offered_files import offer

FULL = OSError(errno.ENOSPC, "No space left on device")
MANY = sheet([row(str(n)) for n in range(200)])


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path


@pytest.fixture
def officer(client, db):
    account = account_with_role("hr-officer", PlaceFactory(code="TTT", parent=england()))
    client.force_login(account)
    return account


class Brimful:
    """A file on a disc with room for so many bytes more."""

    def __init__(self, file, room):
        self._file, self._room = file, room

    def write(self, piece):
        self._room -= len(piece)
        if self._room < 0:
            raise FULL
        return self._file.write(piece)

    def __enter__(self):
        return self

    def __exit__(self, *_why):
        self._file.close()

    def __getattr__(self, name):
        return getattr(self._file, name)


def left_behind(folder):
    rooms = (folder / name for name in ("arriving", "waiting", "workbench"))
    return [path for room in rooms for path in room.rglob("*")]


def nothing_is_kept(folder):
    return (StaffFile.objects.count(), waiting_room().names(), left_behind(folder)) == (0, [], [])


# The disc is full


def full_while_it_arrives(monkeypatch, room):
    real = tempfile.TemporaryFile
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *a, **k: Brimful(real(*a, **k), room))


def full_while_it_is_put_away(monkeypatch, room):
    real = os.fdopen
    monkeypatch.setattr(waiting_files.os, "fdopen", lambda *a, **k: Brimful(real(*a, **k), room))


@pytest.mark.parametrize("fills", [full_while_it_arrives, full_while_it_is_put_away])
@pytest.mark.parametrize("room", [0, 100])
def test_a_full_disc_is_said_and_keeps_nothing(client, officer, monkeypatch, tmp_path, fills, room):
    fills(monkeypatch, room)
    answer = offer(client, MANY)
    assert answer.status_code == 507
    page = answer.content.decode()
    assert "There is no room for that file" in page
    assert "Tell your administrator that the disc is full" in page
    assert nothing_is_kept(tmp_path)


@pytest.mark.parametrize("step", ["fsync", "keep"])
def test_a_disc_that_is_full_at_the_last_moment_keeps_nothing(
    client, officer, monkeypatch, tmp_path, step
):
    def full(*_args):
        raise FULL

    monkeypatch.setattr(
        *((waiting_files.os, "fsync") if step == "fsync" else (WaitingRoom, "keep")), full
    )
    assert offer(client, MANY).status_code == 507
    assert nothing_is_kept(tmp_path)


def test_with_room_again_the_same_file_goes_in(client, officer, monkeypatch):
    with monkeypatch.context() as while_full:
        full_while_it_is_put_away(while_full, 100)
        assert offer(client, MANY).status_code == 507
    assert offer(client, MANY).status_code == 302
    file = StaffFile.objects.get()
    assert actions.read_staff_file(by=HR, file_id=file.pk, now=moment(MAY)).accepted == 200


def test_another_trouble_with_the_disc_is_not_called_a_full_one(
    client, officer, monkeypatch, tmp_path
):
    def broken(*_args):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(waiting_files.os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        offer(client, MANY)
    assert nothing_is_kept(tmp_path)


def test_a_disc_that_is_full_while_a_file_is_read_changes_nobody_and_is_tried_again(
    client, officer, monkeypatch
):
    offer(client, MANY)
    file = StaffFile.objects.get()

    def full(*_args):
        raise FULL

    with monkeypatch.context() as while_full:
        while_full.setattr(nameless.os, "write", full)
        with pytest.raises(reading.NotRead, match="OSError"):
            actions.read_staff_file(by=HR, file_id=file.pk, now=moment(MAY))
    assert (len(held()), StaffFile.objects.get().tries) == (0, 1)
    assert actions.read_staff_file(by=HR, file_id=file.pk, now=moment(MAY)).state == "taken"


# The line breaks


class Line(io.BytesIO):
    """What a browser sent before the line broke. `breaks` is whether that is noticed."""

    def __init__(self, content, *, breaks):
        super().__init__(content)
        self.breaks = breaks

    def read(self, *size):
        piece = super().read(*size)
        if not piece and self.breaks:
            raise OSError(errno.ECONNRESET, "Connection reset by peer")
        return piece


def half_a_form(token):
    boxes = {"organisation": "TTT", "kind": "workforce", "as_at_day": "30", "as_at_month": "6",
             "as_at_year": "2026", "csrfmiddlewaretoken": token}  # fmt: skip
    before = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in boxes.items()
    )
    file = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    return f"{before}{file}".encode() + MANY


@pytest.mark.parametrize("breaks", [False, True])
def test_half_an_upload_is_no_file(officer, tmp_path, breaks):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)
    form = strict.get("/files/offer/").content.decode()
    sent = half_a_form(re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1])
    answer = strict.generic(
        "POST", "/files/offer/",
        **{"wsgi.input": Line(sent, breaks=breaks), "CONTENT_LENGTH": str(2 * len(sent)),
           "CONTENT_TYPE": "multipart/form-data; boundary=x"},
    )  # fmt: skip
    assert answer.status_code in (403, 422)
    assert nothing_is_kept(tmp_path)


# Another file is just being written


def test_a_second_file_is_offered_while_the_first_is_written(
    committed_database, client, monkeypatch, settings
):
    settings.LEADWELL_FILE_KEY = "the same for both"
    client.force_login(account_with_role("hr-officer", PlaceFactory(code="TTT", parent=england())))
    offer(client, MANY)
    first = StaffFile.objects.get()
    writing, go_on, real = threading.Event(), threading.Event(), applying.apply_declarations

    def slowly(*args, **kwargs):
        real(*args, **kwargs)
        writing.set()
        assert go_on.wait(30)

    monkeypatch.setattr(applying, "apply_declarations", slowly)
    reader = threading.Thread(target=_read, args=[first.pk])
    reader.start()
    try:
        assert writing.wait(30)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
        answer = offer(client, sheet([row(str(n), job_title="Sister") for n in range(200)]))
        page = client.get(answer["Location"]).content.decode()
    finally:
        go_on.set()
        reader.join()
    assert "It waits for its turn to be read" in page
    assert StaffFile.objects.get(pk=first.pk).state == "taken"
    second = StaffFile.objects.exclude(pk=first.pk).get()
    second = actions.read_staff_file(by=HR, file_id=second.pk, now=moment(MAY))
    assert (second.state, second.changed, len(held())) == ("taken", 200, 200)


def _read(file_id):
    try:
        actions.read_staff_file(by=HR, file_id=file_id, now=moment(MAY))
    finally:
        connection.close()
