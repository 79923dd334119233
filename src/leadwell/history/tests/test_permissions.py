"""Who may see an event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType

from leadwell.actor import ANYONE, Actor, Permission, system_actor
from leadwell.history import permissions, queries
from leadwell.history.actions import record

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ASHA, BEN = Actor("Asha", 7), Actor("Ben", 8)


@pytest.fixture
def event(db):
    return queries.event(record("post.filled", about=ContentType(pk=3), by=ASHA, now=NOW))


@pytest.mark.parametrize(("who", "may"), [(ASHA, True), (BEN, False), (ANYONE, False)])
def test_whoever_did_it_may_see_it(event, who, may):
    assert permissions.may_see_event(who, event) is may


@pytest.mark.parametrize(("number", "may"), [("8", True), ("7", False), ("88", False)])
def test_whom_it_is_about_may_see_it(event, number, may):
    event.about_kind, event.about_id = "people.Person", number
    assert permissions.may_see_event(BEN, event) is may


def test_whoever_was_shown_it_may_see_it_and_may_not_pass_it_on(event):
    (moment,) = queries.moments([event], by=BEN)
    assert permissions.may_see_event(BEN, event, seen=moment.seen)
    assert not permissions.may_see_event(Actor("Cleo", 9), event, seen=moment.seen)
    assert not permissions.may_see_event(ANYONE, event, seen=permissions.mark(event.pk, ANYONE))


def test_the_mark_opens_no_other_event(event):
    other = queries.event(record("post.filled", about=ContentType(pk=3), by=ASHA, now=NOW))
    assert not permissions.may_see_event(BEN, other, seen=permissions.mark(event.pk, BEN))


def test_the_mark_is_good_for_a_working_day(event, monkeypatch):
    seen = permissions.mark(event.pk, BEN)
    monkeypatch.setattr(permissions, "SEEN_FOR", timedelta(seconds=-1))
    assert not permissions.may_see_event(BEN, event, seen=seen)


@pytest.mark.parametrize(
    ("who", "may"),
    [(system_actor("disposal", Permission.DISPOSE_OF_RECORDS), True), (ASHA, False)],
)
def test_whoever_disposes_of_records_may_erase(who, may):
    assert permissions.may_erase(who) is may
