"""Joining two records of one human being, and taking them apart."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leadwell.actor import ANYONE, Actor, Grant, Permission, system_actor
from leadwell.history.queries import events_about
from leadwell.people.actions import join_people, undo_joining
from leadwell.people.models import Person
from leadwell.people.tests.factories import PersonFactory
from leadwell.reasons import NotPermitted, RuleBroken

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CLERK = system_actor("clerk", Permission.JOIN_PEOPLE)
WHY = "The same payslip name and birthday at both employers"


def join(keep, joined, *, by=CLERK, because=WHY):
    return join_people(by=by, keep_id=keep.pk, join_id=joined.pk, because=because, now=NOW)


@pytest.fixture
def two(db):
    return PersonFactory.create_batch(2)


def test_joining_points_and_moves_nothing(two):
    keep, joined = two
    join(keep, joined)
    joined.refresh_from_db()
    assert (joined.joined_to, Person.objects.count()) == (keep, 2)


def test_history_says_so_about_both_and_why(two):
    keep, joined = two
    join(keep, joined)
    for about, other in ((keep, joined), (joined, keep)):
        (event,) = events_about(about)
        assert (event.what, event.details["other"]) == ("person.joined", other.pk)
        assert event.details["because"] == WHY


def test_joining_twice_joins_once(two):
    join(*two)
    join(*two)
    assert events_about(two[0]).count() == 1


def test_what_was_joined_is_taken_apart_and_both_are_remembered(two):
    keep, joined = two
    join(keep, joined)
    undo_joining(by=CLERK, joined_id=joined.pk, because="They are cousins", now=NOW)
    joined.refresh_from_db()
    assert joined.joined_to is None
    assert [event.what for event in events_about(keep)] == ["person.joined", "person.parted"]


@pytest.mark.parametrize(
    ("by", "because", "refusal"),
    [
        pytest.param(ANYONE, WHY, NotPermitted, id="a-stranger"),
        pytest.param(CLERK, " ", RuleBroken, id="no-reason"),
    ],
)
def test_a_refusal_joins_nothing(two, by, because, refusal):
    with pytest.raises(refusal):
        join(*two, by=by, because=because)
    assert not Person.objects.filter(joined_to__isnull=False).exists()


def test_nobody_joins_their_own_records_from_either_side(two):
    for mine in two:
        me = Actor(mine.name, mine.pk, frozenset({Grant(Permission.JOIN_PEOPLE, "/")}))
        with pytest.raises(RuleBroken, match="PPL-04"):
            join(*two, by=me)


def test_a_circle_is_refused(two):
    keep, joined = two
    join(keep, joined)
    with pytest.raises(RuleBroken, match="PPL-03"):
        join(joined, keep)


def test_a_record_that_is_not_there_is_said_to_be_missing(two):
    with pytest.raises(Person.DoesNotExist):
        join_people(by=CLERK, keep_id=two[0].pk, join_id=0, because=WHY, now=NOW)


def test_nobody_takes_apart_what_is_not_joined(two):
    with pytest.raises(RuleBroken, match="PPL-08"):
        undo_joining(by=CLERK, joined_id=two[0].pk, because=WHY, now=NOW)


def test_only_an_administrator_takes_apart(two):
    join(*two)
    with pytest.raises(NotPermitted):
        undo_joining(by=ANYONE, joined_id=two[1].pk, because=WHY, now=NOW)
