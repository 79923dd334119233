"""Adding people."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.history.queries import events_about
from leadwell.people.actions import note_person
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CLERK = system_actor("clerk", Permission.NOTE_PEOPLE)


def test_a_person_is_kept_with_the_key_they_are_filed_by(db):
    person = note_person(by=CLERK, name=" Élodie  Brûlé", now=NOW)
    kept = Person.objects.get(pk=person.pk)
    assert (kept.name, kept.sort_key, kept.made_up) == ("Élodie Brûlé", "elodie brule", False)


def test_history_says_who_added_them_and_never_the_name(db):
    person = note_person(by=CLERK, name="Asha Patel", now=NOW)
    (event,) = events_about(person)
    assert (event.what, event.by_name, event.at) == ("person.noted", "clerk", NOW)
    assert "Asha" not in str(event.details)


def test_two_people_may_share_a_name(db):
    first = note_person(by=CLERK, name="Asha Patel", now=NOW)
    assert note_person(by=CLERK, name="Asha Patel", now=NOW).pk != first.pk


@pytest.mark.parametrize(
    ("by", "name", "refusal"),
    [
        pytest.param(ANYONE, "Asha Patel", NotPermitted, id="a-stranger"),
        pytest.param(CLERK, " ", RuleBroken, id="no-name"),
    ],
)
def test_a_refusal_changes_nothing(db, by, name, refusal):
    with pytest.raises(refusal):
        note_person(by=by, name=name, now=NOW)
    assert not Person.objects.exists()
