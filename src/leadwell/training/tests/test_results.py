"""Who came and who passed: said by the right party, kept once, and a pass is an achievement."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import hold, person, place, post, signed_in
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards.tests.factories import item
from leadwell.training.actions.results import give_result, note_attendance, take_back_pass
from leadwell.training.models import (
    Achievement,
    Attendance,
    Coverage,
    Place,
    Provider,
    Result,
    Run,
    Session,
)
from leadwell.training.permissions.learning import may_assess, may_see_result, results_visible_to
from leadwell.training.queries import learning
from leadwell.training.tests.rounds import programme, run

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 10, 1, 9, tzinfo=UTC)
DAY = date(2027, 9, 20)


@pytest.fixture
def england():
    return place("ENG", kind="country", sector="national")


@pytest.fixture
def school(england):
    """A provider beneath the country, with a run that teaches two items and counts for three years."""
    at = place("ZP9", england)
    made = Provider.objects.create(organisation=at, made_up=True)
    taught = programme("lead", valid_months=36)
    for key in ("core:2.1", "core:2.2"):
        Coverage.objects.create(programme=taught, item=item(key))
    return run("lead-1", taught, provider=made, starts_on=date(2027, 3, 1))


@pytest.fixture
def learner(england):
    who = person()
    hold(who, post(place("T7", england)))
    return who


@pytest.fixture
def taken(school, learner):
    return Place.objects.create(run=school, person=learner, offered_at=NOW, accepted_at=NOW)


@pytest.fixture
def assurer(england):
    return actor_with_role("assurer", england)


@pytest.fixture
def teacher(school):
    return actor_with_role("training-provider", school.provider.organisation)


@pytest.fixture
def session(school):
    start = datetime(2027, 3, 1, 9, tzinfo=UTC)
    return Session.objects.create(run=school, starts_at=start, ends_at=start + timedelta(hours=6))


def given(by, taken, *, passed: bool = True, day: date = DAY) -> Result:
    return give_result(
        by=by, place_id=taken.pk, passed=passed, assessed_on=day, because="Portfolio", now=NOW
    )


def test_a_pass_is_an_achievement_of_everything_taught_for_as_long_as_it_counts(assurer, taken):
    given(assurer, taken)
    kept = Achievement.objects.order_by("key")
    assert [(one.key, one.from_on, one.until_on) for one in kept] == [
        ("core:2.1", DAY, date(2030, 9, 20)),
        ("core:2.2", DAY, date(2030, 9, 20)),
    ]
    assert {one.place_id for one in kept} == {taken.pk}
    (told,) = events("result.given")
    assert told.rules == ["TRN-13", "TRN-46"]


def test_somebody_who_did_not_pass_can_pass_later_and_only_once(assurer, taken):
    given(assurer, taken, passed=False)
    assert not Achievement.objects.exists()
    given(assurer, taken)
    with pytest.raises(RuleBroken, match="TRN-46d"):
        given(assurer, taken)
    assert Result.objects.count() == 2


def test_neither_the_provider_nor_a_neighbour_nor_anyone_gives_results(taken, teacher, england):
    elsewhere = actor_with_role("assurer", place("R9", england, kind="region"))
    for by in (ANYONE, teacher, elsewhere):
        with pytest.raises(NotPermitted):
            given(by, taken)
    assert not Result.objects.exists()


def test_an_assurer_who_works_for_the_provider_or_the_employer_leaves_it_to_another(
    taken, learner, england
):
    places = (taken.run.provider.organisation, learner.tenures.get().post.organisation)
    for at in places:
        both = actor_with_role("assurer", england)
        hold(Person.objects.get(pk=both.person_id), post(at))
        with pytest.raises(RuleBroken, match="TRN-13"):
            given(both, taken)


def test_an_assurer_who_also_teaches_there_leaves_it_to_another(assurer, teacher, taken):
    both = replace(assurer, grants=assurer.grants | teacher.grants)
    with pytest.raises(RuleBroken, match="TRN-13"):
        given(both, taken)


def take_back(by, taken, because: str = "The portfolio was somebody else's.") -> int:
    return take_back_pass(by=by, place_id=taken.pk, because=because, now=NOW)


def test_a_pass_that_was_a_mistake_is_taken_back_once_and_the_result_stays(assurer, taken):
    with pytest.raises(RuleBroken, match="TRN-66b"):
        take_back(assurer, taken)
    given(assurer, taken)
    with pytest.raises(RuleBroken, match="TRN-63a"):
        take_back(assurer, taken, because=" ")
    assert not learning.on_run(taken.run, by=assurer)[0].taken_back
    assert take_back(assurer, taken, because=" A mistake. ") == 2
    kept = set(Achievement.objects.values_list("withdrawn_on", "withdrawn_because"))
    assert kept == {(NOW.date(), "A mistake.")}
    assert Result.objects.get().outcome == "pass"
    assert len(events("achievement.withdrawn")) == 2
    (row,) = learning.on_run(taken.run, by=assurer)
    assert (row.passed, row.taken_back) == (True, True)
    with pytest.raises(RuleBroken, match="TRN-66c"):
        take_back(assurer, taken)


def test_a_pass_is_taken_back_by_no_other_party_and_nobodys_own(
    assurer, teacher, taken, learner, england
):
    given(assurer, taken)
    elsewhere = actor_with_role("assurer", place("R9", england, kind="region"))
    for by in (ANYONE, teacher, elsewhere, signed_in(learner)):
        with pytest.raises(NotPermitted):
            take_back(by, taken)
    own = replace(assurer, person_id=learner.pk)
    learner.tenures.update(until_on=date(2027, 1, 1))
    with pytest.raises(RuleBroken, match="TRN-66a"):
        take_back(own, taken)
    both = actor_with_role("assurer", england)
    hold(Person.objects.get(pk=both.person_id), post(taken.run.provider.organisation))
    with pytest.raises(RuleBroken, match="TRN-13"):
        take_back(both, taken)
    assert not Achievement.objects.filter(withdrawn_on__isnull=False).exists()


def test_attendance_is_kept_once_and_can_be_put_right(teacher, taken, session):
    def noted(*, came: bool) -> int:
        return note_attendance(by=teacher, session_id=session.pk, came={taken.pk: came}, now=NOW)

    assert [noted(came=True), noted(came=True), noted(came=False)] == [1, 0, 1]
    assert Attendance.objects.get().came is False
    assert len(events("attendance.noted")) == 2


def test_only_the_provider_notes_it_and_only_once_it_has_begun(teacher, assurer, taken, session):
    with pytest.raises(NotPermitted):
        note_attendance(by=assurer, session_id=session.pk, came={taken.pk: True}, now=NOW)
    early = session.starts_at - timedelta(minutes=1)
    with pytest.raises(RuleBroken, match="TRN-45c"):
        note_attendance(by=teacher, session_id=session.pk, came={taken.pk: True}, now=early)
    stranger = Place.objects.create(run=run("other"), person=person(), offered_at=NOW)
    assert (
        note_attendance(by=teacher, session_id=session.pk, came={stranger.pk: True}, now=NOW) == 0
    )


def test_the_run_is_on_the_assurers_list_until_everybody_passed(assurer, teacher, taken):
    today = NOW.date()
    assert [one.waiting for one in learning.runs_to_assess(by=assurer, today=today)] == [1]
    assert not learning.runs_to_assess(by=teacher, today=today)
    given(assurer, taken)
    assert not learning.runs_to_assess(by=assurer, today=today)
    (row,) = learning.on_run(taken.run, by=assurer)
    assert row.passed
    with pytest.raises(Run.DoesNotExist):
        learning.run_to_assess("lead-1", by=teacher)
    assert learning.run_to_assess("lead-1", by=assurer) == taken.run


def test_the_row_and_the_list_agree_about_who_sees_a_result(
    assurer, teacher, taken, learner, england, session
):
    Place.objects.create(run=taken.run, person=person(), offered_at=NOW)
    note_attendance(by=teacher, session_id=session.pk, came={taken.pk: True}, now=NOW)
    lead = actor_with_role("national-lead", england)
    for by in (assurer, teacher, signed_in(learner), lead, ANYONE):
        seen = set(Place.objects.filter(results_visible_to(by)))
        assert seen == {one for one in Place.objects.all() if may_see_result(by, one)}
        assert learning.came_to(session, by=by) == ({taken.pk: True} if taken in seen else {})
    assert not may_assess(lead, taken.run)
    assert list(learning.sessions_of(taken.run)) == [session]
