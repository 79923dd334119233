"""Everybody who joins is on the induction the day they begin, and what they did before counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.people.actions.joining import join_people
from leadwell.reasons import NotPermitted
from leadwell.standards.tests.factories import item
from leadwell.training.actions import enrol_joiners, induction_enrolling, induction_settling
from leadwell.training.actions.induction_adopting import adopt_induction
from leadwell.training.models import Achievement, Enrolment, Part, PartDone, Period, Programme
from leadwell.training.tests.factories import completed
from leadwell.training.tests.induction import (
    ENROLLER,
    FIRST,
    LATELY,
    NOW,
    TODAY,
    enrol,
    home,
    joins,
    national,
    period,
    weeks,
)

pytestmark = pytest.mark.django_db


def _told(what):
    return events().filter(what=what).count()


def test_the_induction_is_adopted_once_and_by_few():
    for _ in range(2):
        adopt_induction(by=ENROLLER, now=NOW)
    assert Part.objects.filter(track="care").count() == 16
    assert _told("induction.adopted") == 1
    with pytest.raises(NotPermitted):
        adopt_induction(by=ANYONE, now=NOW)


def test_nobody_alters_a_part_not_even_in_the_database():
    programme = adopt_induction(by=ENROLLER, now=NOW)
    for change in ({"minutes": 1}, {"title": "Less"}, {"organisation": place("T1")}):
        with pytest.raises(ProgrammingError, match="never altered"), transaction.atomic():
            Part.objects.filter(programme=programme).update(**change)
    with pytest.raises(ProgrammingError, match="never altered"), transaction.atomic():
        national().delete()


def test_whoever_joins_any_sector_is_enrolled_the_day_they_begin():
    trust, surgery = place("T1"), place("S1", kind="practice", sector="primary-care")
    joins(home(), title="Care worker")
    joins(trust, title="Consultant", from_on=TODAY)
    joins(surgery, title="Receptionist", from_on=FIRST)
    assert enrol() == 3
    tracks = {one.organisation.code: one.track for one in Period.objects.all()}
    assert tracks == {"H1": "care", "T1": "core", "S1": "practice"}
    assert period(trust).due_on == TODAY + weeks(8)
    assert period(Period.objects.get(track="care").organisation).due_on == LATELY + weeks(12)
    assert (enrol(), enrol("all"), _told("induction.enrolled")) == (0, 0, 1)


def test_who_was_there_before_or_has_not_begun_is_not_asked():
    trust, who = place("T1"), person()
    hold(who, post(trust))
    joins(trust, who, "Ward manager")
    joins(trust, from_on=FIRST - timedelta(days=1))
    joins(trust, from_on=TODAY + timedelta(days=1))
    assert enrol() == 0
    assert not Enrolment.objects.exists()


def test_whoever_begins_tomorrow_is_enrolled_tomorrow():
    joins(home(), from_on=TODAY + timedelta(days=1))
    enrol()
    tomorrow = NOW + timedelta(days=1)
    assert (enrol(now=tomorrow), enrol("all", now=tomorrow)) == (0, 1)


@pytest.mark.parametrize(("away", "begins"), [(28, 0), (29, 1)])
def test_coming_back_soon_is_the_same_stay(away, begins):
    trust, who = place("T1"), person()
    hold(who, post(trust), until_on=LATELY - timedelta(days=away))
    joins(trust, who)
    assert enrol() == begins


def test_joined_records_are_one_human_being():
    trust, one, other = place("T1"), person(), person()
    joins(home(), one)
    enrol()
    one.joined_to = other
    one.save()
    joins(trust, other)
    joins(trust, one, "Nurse")
    assert enrol() == 1
    assert Enrolment.objects.count() == 1
    assert Period.objects.count() == 2


def test_many_are_enrolled_in_batches_of_one_event_each(monkeypatch):
    monkeypatch.setattr(induction_enrolling, "AT_A_TIME", 2)
    monkeypatch.setattr(induction_settling, "FEW", 1)
    trust = place("T1")
    for _ in range(5):
        joins(trust)
    assert enrol() == 5
    assert _told("induction.enrolled") in (2, 3)
    assert enrol("all") == 0


def test_leaving_closes_the_induction_there():
    the_home = home()
    tenure = joins(the_home)
    enrol()
    tenure.until_on = TODAY
    tenure.save()
    enrol("all")
    assert period(the_home).until_on == TODAY


def test_whoever_came_and_left_before_we_knew_is_closed_at_once():
    the_home = home()
    joins(the_home, until_on=TODAY - timedelta(days=3))
    enrol()
    assert period(the_home).until_on == TODAY - timedelta(days=3)


def test_what_was_done_with_an_earlier_employer_counts_with_the_next():
    before, after, who = home("H1"), home("H2"), person()
    joins(before, who, until_on=TODAY - timedelta(days=1))
    enrol()
    old = period(before)
    done_on = LATELY + timedelta(days=3)
    for code in ("welcome", "values"):
        PartDone.objects.create(
            enrolment=old.enrolment, part=national(code), period=old, complete_on=done_on
        )
    joins(after, who, from_on=TODAY)
    enrol()
    assert period(after).minutes_saved == 30 + 45
    assert period(before).minutes_saved == 0
    assert period(after).finished_on is None


def test_a_training_record_from_elsewhere_counts():
    the_home, trust, who = home(), place("T1"), person()
    completed(trust, who.pk, "Care Certificate", completed_on=date(2025, 3, 1))
    completed(trust, who.pk, "Information governance", completed_on=date(2024, 3, 1),
              expires_on=date(2025, 3, 1))  # fmt: skip
    joins(the_home, who)
    enrol()
    found = PartDone.objects.all()
    assert {one.part.track for one in found} == {"care"}
    assert len(found) == 16
    assert {one.recognised_from for one in found} == {trust}
    assert period(the_home).minutes_saved == 16 * 90


def test_a_record_that_comes_later_counts_within_the_hour():
    the_home, trust, who = home(), place("T1"), person()
    joins(the_home, who)
    enrol()
    begun = PartDone.objects.create(
        enrolment=period(the_home).enrolment, part=national("care-1"), said_on=TODAY
    )
    completed(trust, who.pk, "Care certificate", completed_on=date(2025, 3, 1))
    enrol("all")
    begun.refresh_from_db()
    assert begun.complete_on == date(2025, 3, 1)
    assert _told("induction.caught_up") == 1
    enrol("all")
    assert PartDone.objects.count() == 16


def test_an_achievement_with_the_key_of_a_part_counts():
    the_home, who = home(), person()
    shows = item("care-certificate:4")
    Achievement.objects.create(
        person=who, item=shows, key=shows.key, source="prior", from_on=date(2026, 1, 1)
    )
    joins(the_home, who)
    enrol()
    assert PartDone.objects.get().recognised_how == "achievement"
    assert period(the_home).minutes_saved == 90


def test_whoever_did_everything_before_is_finished_on_the_first_day():
    before, after, who = place("T1"), place("T2"), person()
    joins(before, who, "Clerk")
    enrol()
    old = period(before)
    for part in Part.objects.filter(track="core"):
        PartDone.objects.create(
            enrolment=old.enrolment, part=part, period=old, complete_on=LATELY + weeks(1)
        )
    joins(after, who, "Clerk", from_on=TODAY)
    enrol()
    enrol("all")
    assert period(after).finished_on == TODAY
    assert period(before).finished_on == LATELY + weeks(1)
    assert Enrolment.objects.get().finished_on == LATELY + weeks(1)


def test_whoever_is_found_to_have_finished_has_achieved_what_it_covers_once():
    covered, before, who = item("core:induction"), place("T1"), person()
    joins(before, who, "Clerk")
    enrol()
    old = period(before)
    for part in Part.objects.filter(track="core"):
        PartDone.objects.create(
            enrolment=old.enrolment, part=part, period=old, complete_on=LATELY + weeks(1)
        )
    for _again in range(2):
        enrol("all")
    kept = Achievement.objects.get()
    assert (kept.item, kept.source, kept.from_on) == (covered, "induction", LATELY + weeks(1))


def test_what_was_done_after_leaving_does_not_finish_what_was_left():
    before, after, who = place("T1"), place("T2"), person()
    joins(before, who, "Clerk", until_on=TODAY - weeks(1))
    joins(after, who, "Clerk", from_on=TODAY - weeks(1))
    enrol()
    now_at = period(after)
    for part in Part.objects.filter(track="core"):
        PartDone.objects.create(
            enrolment=now_at.enrolment, part=part, period=now_at, complete_on=TODAY
        )
    enrol("all")
    assert (period(before).finished_on, period(after).finished_on) == (None, TODAY)
    assert period(after).minutes_saved == 0


def test_two_records_joined_later_share_what_they_did():
    before, after, one, other = home("H1"), home("H2"), person("Ann Lee"), person("Ann M Lee")
    joins(before, one)
    joins(after, other)
    enrol()
    old = period(before)
    PartDone.objects.create(
        enrolment=old.enrolment, part=national("welcome"), period=old, complete_on=TODAY
    )
    joiner = system_actor("joiner", Permission.JOIN_PEOPLE)
    join_people(by=joiner, keep_id=other.pk, join_id=one.pk, because="The same person", now=NOW)
    enrol("all")
    assert period(after).minutes_saved == 30
    assert Enrolment.objects.count() == 2


def test_nobody_but_the_nation_enrols_everybody():
    with pytest.raises(NotPermitted):
        enrol_joiners(by=ANYONE, now=NOW)
    assert not Programme.objects.exists()
