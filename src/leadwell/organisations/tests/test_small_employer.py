"""A practice of twelve keeps its staff by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from leadwell.history.tests.factories import events
from leadwell.organisations import actions, queries
from leadwell.organisations.actions import Job
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.organisations.rules.facts import PostFacts
from leadwell.organisations.tests.factories import (
    BEGAN,
    THEN,
    TODAY,
    hold,
    keeper,
    person,
    place,
    post,
)
from leadwell.people.models import Identifier, Person
from leadwell.reasons import NotPermitted, RuleBroken

pytestmark = pytest.mark.django_db
RECEPTION = PostFacts("Receptionist", job_role="receptionist")
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def practice():
    return place("P81", kind="practice", sector="primary-care")


@pytest.fixture
def manager(practice):
    return keeper(practice)


@pytest.fixture
def leading(practice):
    return post(practice, "Practice manager", leads=True)


def add(manager, **more):
    said = {
        "organisation_code": "P81", "name": "  Zoë   Nowak ", "staff_number": "9",
        "job": Job(RECEPTION, fte=Decimal("0.6")), "from_on": BEGAN, "now": THEN, **more,
    }  # fmt: skip
    return actions.add_member_of_staff(by=manager, **said)


def broken(action, *arguments, **named):
    with pytest.raises(RuleBroken) as refusal:
        action(*arguments, **named)
    return {reason.code for reason in refusal.value.reasons}


def test_one_form_adds_a_person_with_their_post_hours_and_line(manager, leading):
    held = add(manager, job=Job(RECEPTION, fte=Decimal("0.6"), reports_to=leading.pk))
    assert (held.person.name, held.person.sort_key) == ("Zoë Nowak", "zoe nowak")
    assert (held.post.title, held.fte, held.from_on) == ("Receptionist", Decimal("0.6"), BEGAN)
    assert held.post.lines.get().to_post == leading
    known = Identifier.objects.get()
    assert (known.scheme.kind, known.scheme.place, known.value) == ("by-hand", "P81", "9")
    happened = list(events())
    assert [each.what for each in happened] == [
        "person.noted",
        "post.noted",
        "post.filled",
        "post.reports_to",
    ]
    assert not any("Nowak" in str(each.details) for each in happened)


def test_the_same_form_twice_adds_them_once(manager):
    assert add(manager) == add(manager)
    assert (Person.objects.exclude(pk=manager.person_id).count(), Post.objects.count()) == (1, 1)


def test_a_staff_number_of_another_person_is_refused(manager):
    add(manager)
    assert broken(add, manager, name="Asha Okafor") == {"ORG-28"}
    assert broken(add, manager, name=" ", staff_number="10") == {"PPL-02a"}
    assert Tenure.objects.count() == 1


def test_a_second_job_of_the_same_person_is_a_second_post(manager):
    first = add(manager)
    second = add(manager, job=Job(PostFacts("Cleaner", job_role="other")))
    assert first.person == second.person
    assert first.post != second.post


def test_somebody_takes_an_empty_post(manager, practice):
    empty = post(practice, "Receptionist", job_role="receptionist")
    assert add(manager, post_id=empty.pk).post == empty
    elsewhere = post(place("N"))
    with pytest.raises(Post.DoesNotExist):
        add(manager, post_id=elsewhere.pk, staff_number="10")


def test_an_empty_post_of_another_place_that_the_asker_keeps_is_not_this_ones(practice):
    branch = place("P81B", practice, kind="practice", sector="primary-care")
    by = keeper(practice)
    with pytest.raises(Post.DoesNotExist):
        add(by, post_id=post(branch).pk)


def test_nobody_adds_staff_elsewhere(manager):
    place("N")
    with pytest.raises(NotPermitted):
        add(manager, organisation_code="N")
    with pytest.raises(Organisation.DoesNotExist):
        add(manager, organisation_code="NONE")


def change(manager, held, **more):
    said = {"name": held.person.name, "job": Job(RECEPTION, fte=Decimal("0.6")), **more}
    said = {"from_on": TODAY, "now": THEN, **said}
    return actions.change_member_of_staff(by=manager, tenure_id=held.pk, **said)


def test_what_stays_the_same_writes_nothing(manager):
    held = add(manager)
    before = events().count()
    assert change(manager, held) == held
    assert events().count() == before


def test_a_name_is_corrected_and_found_by_its_new_key(manager):
    held = add(manager)
    change(manager, held, name="Zoë  Nowak-Ø")
    held.person.refresh_from_db()
    assert (held.person.name, held.person.sort_key) == ("Zoë Nowak-Ø", "zoe nowak o")
    assert events("person.name_corrected").count() == 1


def test_the_name_of_somebody_who_works_elsewhere_too_is_theirs_to_correct(manager):
    held = add(manager)
    hold(held.person, post(place("N")))
    assert broken(change, manager, held, name="Zoe") == {"ORG-30"}


def test_another_job_is_another_post_and_the_hours_change_with_it(manager, leading):
    held = add(manager)
    nurse = PostFacts("Practice nurse", job_role="practice-nurse")
    new = change(manager, held, job=Job(nurse, fte=Decimal(1), reports_to=leading.pk))
    assert (new.post.job_role, new.fte, new.from_on) == ("practice-nurse", 1, TODAY)
    held.refresh_from_db()
    assert (held.post.job_role, held.until_on) == ("receptionist", TODAY)
    assert ReportingLine.objects.get(until_on=None).post == new.post


def test_a_correction_on_the_first_day_changes_the_same_rows(manager):
    held = add(manager, from_on=TODAY)
    nurse = PostFacts("Practice nurse", job_role="practice-nurse")
    new = change(manager, held, job=Job(nurse, fte=Decimal(1)), from_on=YESTERDAY)
    assert (new.pk, new.post_id, new.fte) == (held.pk, held.post_id, 1)
    assert (Post.objects.count(), Tenure.objects.count()) == (1, 1)


def test_somebody_who_shares_a_post_gets_one_of_their_own(manager):
    held = add(manager)
    other = hold(person(), held.post)
    new = change(manager, held, job=Job(replace(RECEPTION, unit="Branch"), fte=Decimal("0.6")))
    assert new.post != other.post
    other.refresh_from_db()
    assert (other.post.unit, other.until_on, new.post.unit) == ("", None, "Branch")


def leave(manager, held, **more):
    said = {"last_day": TODAY, "post_stays": True, "now": THEN, **more}
    return actions.leaver(by=manager, tenure_id=held.pk, **said)


def test_a_leaver_leaves_an_empty_post_after_their_last_day_and_leaves_once(manager, practice):
    held = add(manager)
    for _ in range(2):
        leave(manager, held, last_day=YESTERDAY)
    held.refresh_from_db()
    assert held.until_on == TODAY
    assert events("staff.left").count() == 1
    empty = queries.vacancies(by=manager, organisation=practice, on=TODAY)
    assert [each.pk for each in empty] == [held.post_id]


def test_a_post_that_goes_closes_with_them_and_its_lines_end(manager, leading):
    held = add(manager, job=Job(RECEPTION, reports_to=leading.pk))
    leave(manager, held, post_stays=False)
    held.post.refresh_from_db()
    assert held.post.until_on == TODAY + timedelta(days=1)
    assert held.post.lines.get().until_on == TODAY + timedelta(days=1)


def test_a_post_that_somebody_shares_stays_whatever_was_said(manager):
    held = add(manager)
    hold(person(), held.post)
    leave(manager, held, post_stays=False)
    held.post.refresh_from_db()
    assert held.post.until_on is None


@pytest.mark.parametrize("post_stays", [True, False])
def test_a_leaver_entered_by_mistake_is_put_back_once(manager, leading, post_stays):
    held = add(manager, job=Job(RECEPTION, reports_to=leading.pk))
    leave(manager, held, post_stays=post_stays)
    for _ in range(2):
        actions.undo_leaver(by=manager, tenure_id=held.pk, now=THEN)
    held = Tenure.objects.get(pk=held.pk)
    assert (held.until_on, held.ended_in, held.post.until_on) == (None, None, None)
    assert held.post.lines.get().until_on is None
    assert events("staff.put_back").count() == 1


def test_a_leaver_is_put_back_only_while_that_is_a_correction(manager):
    held = add(manager)
    leave(manager, held, last_day=YESTERDAY)
    later = THEN + timedelta(days=31)
    arguments = {"by": manager, "tenure_id": held.pk}
    assert broken(actions.undo_leaver, now=later, **arguments) == {"ORG-27b"}
    hold(person(), held.post, from_on=TODAY)
    assert broken(actions.undo_leaver, now=THEN, **arguments) == {"ORG-27d"}
    ended = hold(person(), held.post, until_on=TODAY, ended_in=4)
    refusal = broken(actions.undo_leaver, by=manager, tenure_id=ended.pk, now=THEN)
    assert refusal == {"ORG-27a"}


def test_the_desk_shows_who_works_here_what_is_empty_and_who_can_be_put_back(manager, leading):
    held = add(manager, job=Job(RECEPTION, reports_to=leading.pk))
    shown = queries.desk("p81", by=manager, today=TODAY)
    assert [each.tenure for each in shown.members] == [held]
    assert shown.members[0].reports_to == leading
    assert list(shown.empty) == [leading]
    leave(manager, held, last_day=YESTERDAY)
    shown = queries.desk("P81", by=manager, today=TODAY)
    assert ([each.pk for each in shown.left], shown.members) == ([held.pk], ())
    with pytest.raises(Organisation.DoesNotExist):
        queries.desk("P81", by=keeper(place("N")), today=TODAY)
