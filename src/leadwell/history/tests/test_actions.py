"""Remembering what happened."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import ProgrammingError, transaction

from leadwell.actor import Actor, Permission, system_actor
from leadwell.history.actions import erase_particulars, record
from leadwell.history.models import Event, Particulars
from leadwell.history.queries import events_about
from leadwell.history.rules import facts
from leadwell.reasons import NotPermitted

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DISPOSAL = system_actor("disposal", Permission.DISPOSE_OF_RECORDS)
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


def test_an_event_keeps_under_which_rules_and_for_whom(db):
    it = thing()
    record("post.filled", about=it, by=Actor("Asha", 7), now=NOW, rules=["ORG-04"],
           versions={"bands": "2026-04"}, on_behalf_of="Ben")  # fmt: skip
    (event,) = events_about(it)
    assert (event.rules, event.versions) == (["ORG-04"], {"bands": "2026-04"})
    assert event.on_behalf_of == "Ben"


@pytest.mark.parametrize(
    "details",
    [{"a": [1e22, 1e23, 1.7e308], "b": [1.5e-7, -0.0]},
     {"é\n\"event\":0": {"z": None, "a": "\u2028"}}, {"n": 2**53 + 1}],
)  # fmt: skip
def test_the_leaf_fixes_what_the_database_kept(db, details):
    number = record("x.y", about=thing(), by=Actor("Asha", 7), now=NOW, details=details)
    event = Event.objects.get(pk=number)
    salt, said = bytes(event.particulars.salt), event.particulars.said()
    assert facts.commitment(salt, said) == bytes(event.commitment)
    assert facts.leaf(number, event.happening(), bytes(event.commitment)) == bytes(event.leaf)


def test_no_two_events_share_a_salt(db):
    for _ in range(3):
        record("x.y", about=thing(), by=Actor("Asha", 7), now=NOW)
    assert len({bytes(salt) for salt in Particulars.objects.values_list("salt", flat=True)}) == 3


def test_an_event_is_written_in_one_trip(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        record("x.y", about=thing(), by=Actor("Asha", 7), now=NOW)


def erase(events, *, by=DISPOSAL, about=None):
    return erase_particulars(
        by=by, about=about or thing(), events=events, because="Its time is over", now=NOW
    )


def test_erasing_takes_who_and_what_was_said_and_leaves_the_leaf(db):
    number = record("x.y", about=thing(), by=Actor("Asha", 7), now=NOW, details={"a": 1})
    before = Event.objects.get(pk=number)
    assert erase([number]) == 1
    after = Event.objects.get(pk=number)
    assert (after.by_name, after.by_person_id, after.on_behalf_of, after.details) == (
        "", None, "", {},
    )  # fmt: skip
    assert after.erased
    assert bytes(after.leaf) == bytes(before.leaf)


def test_erasing_is_an_event_that_says_which_and_why_and_by_whom(db):
    number = record("x.y", about=thing(), by=Actor("Asha", 7), now=NOW)
    about = thing()
    erase([number], about=about)
    (event,) = events_about(about)
    assert (event.what, event.by_name) == ("particulars.erased", "disposal")
    assert event.details == {"events": [number], "because": "Its time is over"}


def test_erasing_twice_erases_once(db):
    number = record("x.y", about=thing(), by=Actor("Asha", 7), now=NOW)
    erase([number])
    assert erase([number]) == 0
    assert Event.objects.filter(what="particulars.erased").count() == 1


def test_what_was_erased_and_why_cannot_be_erased(db):
    number = record("x.y", about=thing(), by=Actor("Asha", 7), now=NOW)
    erase([number])
    said = Event.objects.get(what="particulars.erased")
    assert erase([said.pk]) == 0
    assert not Event.objects.get(pk=said.pk).erased


def test_nobody_else_erases(db):
    number = record("x.y", about=thing(), by=Actor("Asha", 7), now=NOW)
    with pytest.raises(NotPermitted, match="disposes of records"):
        erase([number], by=Actor("Asha", 7))
    assert not Event.objects.get(pk=number).erased
