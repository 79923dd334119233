"""Saying that a part is done, and signing it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Actor, Grant, Permission
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import hold, person, place, post, reports
from leadwell.reasons import NotPermitted
from leadwell.standards.tests.factories import item
from leadwell.training import actions
from leadwell.training.models import Achievement, Coverage, Part, PartDone, Period, Provider
from leadwell.training.tests.induction import (
    LATELY,
    NOW,
    TODAY,
    enrol,
    home,
    joins,
    national,
    period,
)
from leadwell.training.tests.induction_doing.a_story import broken

pytestmark = pytest.mark.django_db


def test_the_person_says_and_the_line_manager_signs(story):
    for _ in range(2):
        story.says()
    assert story.done().complete_on is None
    assert story.signs(story.deputy) == 1
    assert story.done().complete_on == TODAY
    assert events().filter(what="induction.part_said").count() == 1
    assert events().filter(what="induction.part_signed").count() == 1


def test_nobody_else_says_and_nothing_twice(story):
    with pytest.raises(Period.DoesNotExist):
        actions.say_done(
            by=story.by(person()), period_id=story.period.pk, part_id=national().pk, now=NOW
        )
    with broken("TRN-14a"):
        actions.say_done(
            by=story.by(story.deputy), period_id=story.period.pk, part_id=national().pk, now=NOW
        )
    story.signs(story.deputy)
    with broken("TRN-14c"):
        story.says()
    with broken("TRN-14b"):
        story.says("who-does-what")


def test_a_part_of_the_care_certificate_needs_two_people(story):
    story.signs(story.deputy, "care-1")
    assert story.done("care-1").complete_on is None
    with broken("TRN-12e"):
        story.signs(story.deputy, "care-1")
    story.signs(story.top, "care-1")
    row = story.done("care-1")
    assert (row.manager, row.supervisor, row.complete_on) == (story.deputy, story.top, TODAY)


def test_the_supervisor_may_be_first_and_a_manager_signs_alone_where_that_is_enough(story):
    story.signs(story.top, "care-1", "welcome")
    assert story.done("care-1").supervisor == story.top
    assert story.done("welcome").complete_on == TODAY


def test_nobody_signs_for_themselves(story):
    keeps = story.by(story.starter, Permission.KEEP_INDUCTION)
    with broken("TRN-12d"):
        story.signs(keeps)
    with pytest.raises(NotPermitted):
        story.signs(story.starter)


def test_nobody_signs_for_themselves_by_another_of_their_records(story):
    other = person("Starter again")
    other.joined_to = story.starter
    other.save()
    with broken("TRN-12d"):
        story.signs(story.by(other, Permission.KEEP_INDUCTION, Permission.SEE_PEOPLE))


def test_an_assurer_or_provider_does_not_sign_for_the_employer(story):
    assurer = story.by(story.deputy, Permission.ASSURE_TRAINING)
    with broken("TRN-13"):
        story.signs(assurer)
    programme = story.period.enrolment.programme
    programme.provider = Provider.objects.create(organisation=story.home)
    programme.save()
    with broken("TRN-13"):
        story.signs(story.by(story.deputy, Permission.OFFER_TRAINING))
    assert story.signs(story.deputy) == 1


def test_several_are_signed_at_once_or_none(story):
    with broken("TRN-12a"):
        story.signs(story.deputy, "welcome", "who-does-what")
    assert not PartDone.objects.exists()
    assert story.signs(story.deputy, "welcome", "values", "welcome") == 2


def test_somebody_elsewhere_finds_nothing_to_sign(story):
    with pytest.raises(Period.DoesNotExist):
        story.signs(actor_with_role("hr-officer", place("T9")))


def test_who_signs_without_being_signed_in_is_refused(story):
    keeps = {Permission.KEEP_INDUCTION, Permission.SEE_PEOPLE}
    nobody = Actor("nobody", None, frozenset(Grant(each, "/") for each in keeps))
    with broken("TRN-12d"):
        story.signs(nobody)


def test_finishing_is_an_achievement(story):
    item("care-certificate:1")
    covered = item("core:1.1")
    programme = story.period.enrolment.programme
    Coverage.objects.create(programme=programme, item=covered)
    parts = [part.code for part in Part.objects.filter(track__in=("core", "care"))]
    story.signs(story.deputy, *parts)
    assert not Achievement.objects.exists()
    story.signs(story.top, *[code for code in parts if code.startswith("care-")])
    story.period.refresh_from_db()
    assert story.period.finished_on == TODAY
    keys = {one.key: one.source for one in Achievement.objects.all()}
    assert keys == {"care-certificate:1": "induction", "core:1.1": "induction"}


def test_finishing_again_with_the_next_employer_achieves_nothing_anew(story):
    covered = item("core:1.1")
    Coverage.objects.create(programme=story.period.enrolment.programme, item=covered)
    trust, boss = place("T1"), person()
    top = post(trust)
    hold(boss, top)
    reports(joins(trust, story.starter, "Clerk").post, top)
    parts = [part.code for part in Part.objects.filter(track__in=("core", "care"))]
    story.signs(story.deputy, *parts)
    story.signs(story.top, *[code for code in parts if code.startswith("care-")])
    enrol()
    later = NOW + timedelta(days=1)
    actions.add_local_part(
        by=actor_with_role("hr-officer", trust), organisation_code="T1", title="Parking",
        due_weeks=1, minutes=5, now=NOW,
    )  # fmt: skip
    assert period(trust).finished_on is not None
    assert Achievement.objects.count() == 1
    assert later > NOW


def test_a_part_nobody_signs_is_complete_when_it_is_said():
    the_home, who = home(), person()
    enrol()
    programme = Part.objects.first().programme
    own = Part.objects.create(
        programme=programme, organisation=the_home, code="tour", title="Tour", due_weeks=1,
        minutes=5, manager_signs=False, from_on=LATELY,
    )  # fmt: skip
    joins(the_home, who)
    enrol()
    actions.say_done(
        by=Actor("them", who.pk), period_id=period(the_home).pk, part_id=own.pk, now=NOW
    )
    assert PartDone.objects.get().complete_on == TODAY
