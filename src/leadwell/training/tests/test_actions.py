"""Noting what people completed."""

from datetime import UTC, date, datetime

import pytest

from leadwell.actor import ANYONE, Actor, Grant, Permission
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import note, organisation, row
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted
from leadwell.training import permissions, queries
from leadwell.training.actions import note_training
from leadwell.training.models import TrainingRecord
from leadwell.training.rules.facts import TrainingFacts

pytestmark = pytest.mark.django_db

NOW = datetime(2031, 7, 1, 9, 0, tzinfo=UTC)
DONE, ENDS, LATER = date(2031, 5, 1), date(2032, 5, 1), date(2034, 5, 1)


@pytest.fixture
def home():
    note(row("ZC1", "Zed House", "care-location"), row("ZC2", "Other House", "care-location"))
    return organisation("ZC1")


@pytest.fixture
def person(db):
    return Person.objects.create(name="Asha Zed", sort_key="asha zed")


def holding(permission, path, person_id=None):
    return Actor("somebody", person_id, frozenset({Grant(permission, path)}))


def say(home, *facts, by=None):
    keeper = by or holding(Permission.KEEP_STAFF, home.path)
    return note_training(by=keeper, organisation_id=home.pk, facts=facts, now=NOW)


def did(person, line=1, **more):
    said = {"title": "First aid", "completed_on": DONE, "expires_on": ENDS, **more}
    return TrainingFacts(line, person.pk, **said)


def test_what_was_completed_is_kept_and_remembered(home, person):
    noted = say(home, did(person), did(person, line=2, completed_on=None))
    assert (noted.added, noted.refused) == ({1, 2}, ())
    assert TrainingRecord.objects.count() == 2
    assert events("training.noted").count() == 1


def test_a_files_own_event_is_cited_and_no_other_made(home, person):
    by = holding(Permission.LOAD_STAFF, home.path)
    note_training(by=by, organisation_id=home.pk, facts=[did(person)], now=NOW, event=71)
    assert TrainingRecord.objects.get().noted_in == 71
    assert not events("training.noted").exists()


def test_the_same_again_changes_nothing(home, person):
    say(home, did(person))
    noted = say(home, did(person))
    assert (noted.added, noted.changed, noted.unchanged) == (frozenset(), frozenset(), {1})
    assert TrainingRecord.objects.count() == 1


def test_a_record_said_twice_in_one_file_is_kept_once(home, person):
    assert say(home, did(person), did(person, line=2)).unchanged == {2}
    assert TrainingRecord.objects.count() == 1


def test_a_later_end_is_a_correction(home, person):
    say(home, did(person))
    assert say(home, did(person, expires_on=LATER)).changed == {1}
    assert TrainingRecord.objects.get().expires_on == LATER


def test_a_bad_record_is_refused_by_its_line_and_the_rest_is_kept(home, person):
    noted = say(home, did(person), did(person, line=7, title=""))
    assert [(line, reason.code) for line, reason in noted.refused] == [(7, "TRN-01a")]
    assert TrainingRecord.objects.count() == 1


def test_nobody_else_notes_training(home, person):
    for by in (ANYONE, holding(Permission.KEEP_STAFF, organisation("ZC2").path)):
        with pytest.raises(NotPermitted):
            say(home, did(person), by=by)
    say(home, did(person), by=holding(Permission.LOAD_STAFF, "/"))


def test_who_sees_a_record_in_two_answers_that_agree(home, person):
    say(home, did(person))
    kept = TrainingRecord.objects.select_related("organisation").get()
    joined = Person.objects.create(name="Asha Z", sort_key="asha z", joined_to=person)
    seen = {
        "themselves": (Actor("Asha", person.pk), True),
        "themselves by another record": (Actor("Asha", joined.pk), True),
        "hr": (holding(Permission.SEE_PEOPLE, home.path), True),
        "everywhere": (holding(Permission.SEE_PEOPLE, "/"), True),
        "elsewhere": (holding(Permission.SEE_PEOPLE, organisation("ZC2").path), False),
        "another": (Actor("Ben", joined.pk + 1), False),
        "anyone": (ANYONE, False),
    }
    for who, (by, sees) in seen.items():
        assert permissions.may_see(by, kept) is sees, who
        assert queries.training_of([person.pk], by=by).exists() is sees, who
        assert queries.training(by=by).filter(organisation=home).exists() is sees, who
