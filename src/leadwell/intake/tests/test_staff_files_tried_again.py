"""A file whose reading stops every time: tried again with longer and longer waits, then given up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leadwell.gateways.staff_desk import DeskError
from leadwell.history.tests.factories import events
from leadwell.intake import actions, queries, tasks
from leadwell.intake.actions.staff import reading
from leadwell.intake.models import StaffFile
from leadwell.intake.pages.saying import came_of
from leadwell.intake.queries.staff import wait_before_next_try
from leadwell.intake.queries.waiting import waiting_room
from leadwell.intake.rules.a_file_is_tried_so_often import MOST_TRIES, a_file_is_tried_so_often
from leadwell.intake.tests.staff import HR, MAY, held, load, moment, offer, row, sheet
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place

TEN = [row(str(n)) for n in range(10)]


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"))


@pytest.fixture
def stops(monkeypatch):
    """Every reading stops before its end."""

    def stop(*_args, **_kwargs):
        raise DeskError("a row, repeated")

    monkeypatch.setattr(reading, "_read", stop)


def tried(file, times):
    for _ in range(times):
        with pytest.raises(reading.NotRead):
            actions.read_staff_file(by=HR, file_id=file.pk, now=file.offered_at)
    file.refresh_from_db()
    return file


def test_the_waits_grow_and_have_an_end():
    waits = [wait_before_next_try(n) for n in range(MOST_TRIES + 3)]
    assert waits[:5] == [timedelta(minutes=n) for n in (1, 1, 2, 4, 8)]
    assert max(waits) == timedelta(minutes=128)


def test_the_last_try_is_the_eighth():
    assert a_file_is_tried_so_often(7) == []
    (reason,) = a_file_is_tried_so_often(8)
    assert (reason.code, "8 times" in str(reason)) == ("INT-42", True)


def test_a_file_that_stops_every_time_is_given_up_and_says_so(stops):
    file = tried(offer(sheet(TEN)), MOST_TRIES)
    assert (file.state, file.tries) == ("reading", MOST_TRIES)
    file = actions.read_staff_file(by=HR, file_id=file.pk, now=file.offered_at)
    assert (file.state, file.in_the_way[0]["code"]) == ("refused", "INT-42")
    assert "We tried 8 times to read this file" in came_of(file)
    assert events("staff_file.refused").count() == 1
    assert queries.unfinished_staff_files(now=moment(MAY)) == []


def test_what_was_given_up_waits_no_longer(stops, django_capture_on_commit_callbacks):
    file = tried(offer(sheet(TEN)), MOST_TRIES)
    with django_capture_on_commit_callbacks(execute=True):
        actions.read_staff_file(by=HR, file_id=file.pk, now=file.offered_at)
    assert waiting_room().names() == []


def test_the_page_of_a_file_says_that_it_is_tried_again(stops):
    assert came_of(tried(offer(sheet(TEN)), 1)) == "It is being read."
    file = tried(StaffFile.objects.get(), 2)
    assert came_of(file) == (
        "Reading it stopped 2 times before its end. We try again, up to 8 times."
    )


def test_the_worker_leaves_it_alone_for_longer_and_longer(stops):
    file = tried(offer(sheet(TEN)), 4)
    soon, later = (file.moved_at + timedelta(minutes=n) for n in (7, 9))
    assert queries.unfinished_staff_files(now=soon) == []
    assert queries.unfinished_staff_files(now=later) == [file.pk]


def test_one_bad_file_keeps_no_other_waiting(stops, monkeypatch):
    bad = tried(offer(sheet(TEN)), 1)
    good = offer(sheet(TEN[:5]))
    StaffFile.objects.update(moved_at=moment(MAY))
    real = reading._read_once
    monkeypatch.setattr(
        reading, "_read",
        lambda file, *more: real(file, *more, trusting=True) if file.pk == good.pk else 1 / 0,
    )  # fmt: skip
    assert tasks.read_unfinished_files.func(0) == 2
    assert StaffFile.objects.get(pk=good.pk).state == "taken"
    assert StaffFile.objects.get(pk=bad.pk).tries == 2


def test_a_decision_of_a_person_begins_anew():
    load(sheet(TEN))
    file = load(sheet(TEN[:5]), as_at=MAY, release=False)
    assert (file.state, file.tries) == ("held", 0)
    assert StaffFile.objects.get(pk=file.pk).tries == 0
    because = "a ward was closed"
    actions.release_staff_file(
        by=HR, file_id=file.pk, because=because, now=moment(MAY), enqueued=False
    )
    assert actions.read_staff_file(by=HR, file_id=file.pk, now=moment(MAY)).state == "taken"
    assert len(held()) == 5
