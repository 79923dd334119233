"""Noting adverts and applications."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from leadwell.actor import ANYONE, Actor, Grant, Permission
from leadwell.appointments import permissions, queries
from leadwell.appointments.actions import note_adverts
from leadwell.appointments.models import Advert, Application, PanelMember
from leadwell.appointments.rules.facts import AdvertFacts, ApplicationFacts
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import note, organisation, row
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db

NOW = datetime(2031, 7, 1, 9, 0, tzinfo=UTC)
APPLIED, SHORTLISTED = date(2031, 5, 1), date(2031, 5, 20)


@pytest.fixture
def trust():
    note(row("ZT1", "Zed"), row("ZT2", "Other"))
    return organisation("ZT1")


@pytest.fixture
def people(db):
    return [Person.objects.create(name=f"P{n}", sort_key=f"p{n}") for n in range(3)]


@pytest.fixture
def advert(people):
    asha, ben, chair = people
    applied = (
        ApplicationFacts(2, asha.pk, "A1", applied_on=APPLIED),
        ApplicationFacts(3, ben.pk, "A2", internal=True, applied_on=APPLIED),
    )
    return AdvertFacts("V1", "Ward manager", "Band 7", leads=True, panel=(chair.pk, chair.pk),
                       applications=applied)  # fmt: skip


def holding(permission, path):
    return Actor("somebody", None, frozenset({Grant(permission, path)}))


def say(trust, *facts, by=None):
    loader = by or holding(Permission.LOAD_STAFF, trust.path)
    return note_adverts(by=loader, organisation_id=trust.pk, facts=facts, now=NOW)


def counts():
    return Advert.objects.count(), Application.objects.count(), PanelMember.objects.count()


def test_an_advert_its_panel_and_its_applications_are_kept(trust, advert):
    noted = say(trust, advert)
    assert (noted.added, noted.refused) == ({2, 3}, ())
    assert counts() == (1, 2, 1)
    assert events("adverts.noted").count() == 1


def test_the_same_again_changes_nothing(trust, advert):
    say(trust, advert)
    noted = say(trust, advert)
    assert (noted.added, noted.changed, noted.unchanged) == (frozenset(), frozenset(), {2, 3})
    assert counts() == (1, 2, 1)


def test_an_application_moves_on_and_an_advert_is_described_better(trust, advert):
    say(trust, advert)
    first, second = advert.applications
    moved = replace(first, shortlisted_on=SHORTLISTED)
    noted = say(trust, replace(advert, band="Band 8a", applications=(moved, second)))
    assert (noted.changed, noted.unchanged) == ({2}, {3})
    assert Application.objects.get(reference="A1").shortlisted_on == SHORTLISTED
    assert Advert.objects.get().band == "Band 8a"


def test_an_application_said_twice_in_one_file_is_kept_once(trust, advert):
    first, _ = advert.applications
    noted = say(trust, replace(advert, applications=(first, replace(first, line=9))))
    assert (noted.added, noted.unchanged) == ({2}, {9})


def test_a_bad_application_is_refused_and_the_rest_is_kept(trust, advert):
    first, second = advert.applications
    noted = say(trust, replace(advert, applications=(first, replace(second, applied_on=None))))
    assert [(line, reason.code) for line, reason in noted.refused] == [(3, "APT-01a")]
    assert counts() == (1, 1, 1)


def test_an_advert_that_closes_before_it_opens_is_refused_with_its_applications(trust, advert):
    backwards = replace(advert, advertised_on=SHORTLISTED, closed_on=APPLIED)
    noted = say(trust, backwards)
    assert {reason.code for _, reason in noted.refused} == {"APT-02"}
    assert counts() == (0, 0, 0)


def test_an_advert_open_for_a_day_is_kept(trust, advert):
    say(trust, replace(advert, advertised_on=APPLIED, closed_on=APPLIED))
    assert counts()[0] == 1


def test_nobody_else_notes_recruitment(trust, advert):
    for by in (ANYONE, holding(Permission.LOAD_STAFF, organisation("ZT2").path)):
        with pytest.raises(NotPermitted):
            say(trust, advert, by=by)
    assert counts() == (0, 0, 0)


def test_who_sees_an_advert_in_two_answers_that_agree(trust, advert):
    say(trust, advert)
    kept = Advert.objects.select_related("organisation").get()
    seen = [
        (holding(Permission.LOAD_STAFF, trust.path), True),
        (holding(Permission.LOAD_STAFF, "/"), True),
        (holding(Permission.LOAD_STAFF, organisation("ZT2").path), False),
        (holding(Permission.SEE_PEOPLE, "/"), False),
        (ANYONE, False),
    ]
    for by, sees in seen:
        assert permissions.may_see(by, kept) is sees
        assert queries.adverts(by=by).exists() is sees


def test_a_files_own_event_is_cited_and_no_other_made(trust, advert):
    by = holding(Permission.LOAD_STAFF, trust.path)
    note_adverts(by=by, organisation_id=trust.pk, facts=[advert], now=NOW, event=71)
    moved = replace(advert.applications[0], shortlisted_on=SHORTLISTED)
    later = replace(advert, applications=(moved,))
    note_adverts(by=by, organisation_id=trust.pk, facts=[later], now=NOW, event=72)
    assert dict(Application.objects.values_list("reference", "noted_in")) == {"A1": 72, "A2": 71}
    assert not events("adverts.noted").exists()


def test_who_sees_an_application_in_two_answers_that_agree(trust, advert, people):
    say(trust, advert)
    asha, ben, _ = people
    kept = Application.objects.select_related("advert__organisation").get(person=asha)
    Person.objects.filter(pk=asha.pk).update(joined_to=people[2])
    seen = [
        (Actor("Asha", asha.pk), True),
        (Actor("Asha by her other record", people[2].pk), True),
        (Actor("Ben", ben.pk), False),
        (holding(Permission.LOAD_STAFF, trust.path), True),
        (holding(Permission.LOAD_STAFF, organisation("ZT2").path), False),
        (ANYONE, False),
    ]
    for by, sees in seen:
        assert permissions.may_see_application(by, kept) is sees, by.name
        assert queries.applications_of([asha.pk], by=by).exists() is sees, by.name
