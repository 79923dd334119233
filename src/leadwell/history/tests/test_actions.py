"""Remembering what happened."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import ProgrammingError, transaction

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.history.models import Event
from leadwell.history.queries import events_about

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
numbers = count(1)


def thing() -> ContentType:
    """Something to have a history. History stands at the bottom and knows nobody's tables."""
    return ContentType(pk=next(numbers))


def test_an_event_says_what_who_and_when(db):
    it = thing()
    record("person.noted", about=it, by=Actor("Asha", 7), now=NOW, details={"file": "a"})
    (event,) = events_about(it)
    assert (event.what, event.by_name, event.by_person_id, event.at) == (
        "person.noted", "Asha", 7, NOW,
    )  # fmt: skip
    assert event.details == {"file": "a"}


def test_events_about_something_else_are_left_out(db):
    record("person.noted", about=thing(), by=Actor("Asha"), now=NOW)
    assert not events_about(thing()).exists()


def test_nothing_is_remembered_of_what_was_rolled_back(db):
    it = thing()
    with transaction.atomic():
        record("person.noted", about=it, by=Actor("Asha"), now=NOW)
        transaction.set_rollback(True)
    assert not events_about(it).exists()


@pytest.mark.parametrize("change", ["save", "delete"])
def test_an_event_cannot_be_changed_or_removed(db, change):
    record("person.noted", about=thing(), by=Actor("Asha"), now=NOW)
    event = Event.objects.get()
    event.what = "nothing.happened"
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        getattr(event, change)()
    assert Event.objects.get().what == "person.noted"
