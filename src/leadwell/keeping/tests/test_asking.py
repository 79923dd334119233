"""Asking about one's own record, and the answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadwell.access.tests.factories import actor_with_role, england
from leadwell.actor import ANYONE, Actor, Grant, Permission
from leadwell.history.queries import events_about
from leadwell.keeping import actions
from leadwell.keeping.models import Dispute, RightsRequest
from leadwell.keeping.tests.factories import (
    NOW,
    TODAY,
    PlaceFactory,
    asked,
    disputed,
    employee,
    held_post,
)
from leadwell.people.models import Person
from leadwell.people.tests.factories import PersonFactory
from leadwell.reasons import NotPermitted, RuleBroken

WHY = "We looked it up in the contract"


@pytest.fixture
def place(db):
    return PlaceFactory(code="ZT1", parent=england())


@pytest.fixture
def asha(place):
    return employee(place)


@pytest.fixture
def hr(place):
    return actor_with_role("hr-officer", place)


@pytest.fixture
def hr_elsewhere(place):
    return actor_with_role("hr-officer", PlaceFactory(code="ZT2", parent=place.parent))


def last(thing):
    return events_about(thing).order_by("-pk").first()


# Disputes


def test_a_dispute_keeps_what_was_held_and_what_is_right(asha, place):
    made = disputed(*asha)
    assert (made.held, made.should_say) == ("Ward manger", "Ward manager")
    assert (made.organisation, made.due_on) == (place, date(2026, 12, 21))
    assert last(made).what == "dispute.opened"


def test_a_name_is_answered_for_by_the_employer_of_the_latest_post(asha, place):
    by, _ = asha
    made = actions.dispute_fact(
        by=by, about_kind="person", about_id=by.person_id, fact="name",
        should_say="Asha Patel-Jones", because="", now=NOW,
    )  # fmt: skip
    assert (made.organisation, made.held) == (place, "Asha Patel")


def test_somebody_without_a_post_asks_with_a_request_instead(place):
    person = PersonFactory()
    with pytest.raises(RuleBroken, match="KEE-07e"):
        actions.dispute_fact(
            by=Actor(person.name, person.pk), about_kind="person", about_id=person.pk, fact="name",
            should_say="Another", because="", now=NOW,
        )  # fmt: skip


def test_the_same_fact_waits_once(asha):
    disputed(*asha)
    with pytest.raises(RuleBroken, match="KEE-07b"):
        disputed(*asha)
    assert Dispute.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "fact"), [("tenure", "shoe size"), ("planet", "name"), ("person", "title")]
)
def test_there_are_no_other_facts(asha, kind, fact):
    by, tenure = asha
    with pytest.raises(Dispute.DoesNotExist):
        actions.dispute_fact(
            by=by,
            about_kind=kind,
            about_id=tenure.pk,
            fact=fact,
            should_say="x",
            because="",
            now=NOW,
        )


def test_nobody_disputes_a_fact_about_somebody_else(asha, place):
    ben, _ = employee(place, "Ben")
    with pytest.raises(Dispute.DoesNotExist):
        disputed(ben, asha[1])
    with pytest.raises(Dispute.DoesNotExist):
        actions.dispute_fact(
            by=ben, about_kind="person", about_id=asha[0].person_id, fact="name",
            should_say="Rude", because="", now=NOW,
        )  # fmt: skip


def test_a_person_disputes_a_fact_of_a_record_that_was_joined_to_theirs(asha, place):
    by, _ = asha
    other = PersonFactory(joined_to_id=by.person_id)
    made = disputed(by, held_post(other, place, "Nurse"))
    assert made.held == "Nurse"


def test_every_fact_can_be_read_and_disputed(asha):
    by, tenure = asha
    for fact in ("organisation", "unit", "band", "kind", "hours", "from_on", "until_on"):
        made = actions.dispute_fact(
            by=by, about_kind="tenure", about_id=tenure.pk, fact=fact, should_say="Other",
            because="", now=NOW,
        )  # fmt: skip
        assert made.fact == fact
    assert Dispute.objects.get(fact="from_on").held == "2015-04-01"
    assert Dispute.objects.get(fact="hours").held == "1"


def test_hours_nobody_knows_are_held_as_nothing(asha):
    by, tenure = asha
    tenure.fte = None
    tenure.save()
    made = actions.dispute_fact(
        by=by, about_kind="tenure", about_id=tenure.pk, fact="hours", should_say="0.5", because="",
        now=NOW,
    )  # fmt: skip
    assert made.held == ""


@pytest.mark.parametrize("answer", ["corrected", "kept"])
def test_a_dispute_is_answered_and_both_versions_stay(asha, hr, answer):
    made = disputed(*asha)
    actions.answer_dispute(by=hr, dispute_id=made.pk, answer=answer, because=WHY, now=NOW)
    made.refresh_from_db()
    assert (made.state, made.answer, made.answered_by) == (answer, WHY, hr.name)
    assert (made.held, made.should_say) == ("Ward manger", "Ward manager")
    assert last(made).details == {"answer": answer}


def test_a_dispute_is_answered_once(asha, hr):
    made = disputed(*asha)
    actions.answer_dispute(by=hr, dispute_id=made.pk, answer="kept", because=WHY, now=NOW)
    with pytest.raises(RuleBroken, match="KEE-08b"):
        actions.answer_dispute(by=hr, dispute_id=made.pk, answer="corrected", because=WHY, now=NOW)


def test_hr_of_elsewhere_may_not_even_know_of_it(asha, hr_elsewhere):
    made = disputed(*asha)
    with pytest.raises(Dispute.DoesNotExist):
        actions.answer_dispute(
            by=hr_elsewhere, dispute_id=made.pk, answer="kept", because=WHY, now=NOW
        )


def test_the_person_themselves_does_not_answer_though_they_see_it(asha):
    made = disputed(*asha)
    with pytest.raises(NotPermitted):
        actions.answer_dispute(by=asha[0], dispute_id=made.pk, answer="kept", because=WHY, now=NOW)


def test_an_hr_officer_does_not_answer_their_own(place):
    by, tenure = employee(place)
    me = Actor(by.name, by.person_id, frozenset({Grant(Permission.ANSWER_REQUESTS, place.path)}))
    made = disputed(me, tenure)
    with pytest.raises(RuleBroken, match="KEE-04"):
        actions.answer_dispute(by=me, dispute_id=made.pk, answer="corrected", because=WHY, now=NOW)


def test_the_person_has_the_last_word_and_says_it_once(asha, hr):
    made = disputed(*asha)
    actions.answer_dispute(by=hr, dispute_id=made.pk, answer="kept", because=WHY, now=NOW)
    for _ in range(2):
        actions.reply_to_answer(
            by=asha[0], dispute_id=made.pk, reply="My contract says otherwise", now=NOW
        )
    made.refresh_from_db()
    assert made.reply == "My contract says otherwise"
    assert [e.what for e in events_about(made)].count("dispute.replied") == 1


def test_there_is_no_last_word_before_the_answer(asha):
    made = disputed(*asha)
    with pytest.raises(Dispute.DoesNotExist):
        actions.reply_to_answer(by=asha[0], dispute_id=made.pk, reply="A last word", now=NOW)


# Requests


def test_a_request_starts_its_clock_and_its_history(asha, place):
    made = asked(asha[0], place)
    assert (made.state, made.due_on) == ("open", date(2026, 12, 21))
    assert last(made).details == {"kind": "access", "organisation": "ZT1"}


def test_the_same_kind_waits_once_at_a_place(asha, place):
    asked(asha[0], place)
    with pytest.raises(RuleBroken, match="KEE-06b"):
        asked(asha[0], place)
    assert asked(asha[0], place, kind="complaint").pk


def test_a_stranger_asks_nothing(place):
    with pytest.raises(NotPermitted):
        asked(ANYONE, place)


def test_a_place_nobody_knows_is_asked_nothing(asha):
    with pytest.raises(RuleBroken, match="KEE-12"):
        actions.ask(by=asha[0], organisation_code="NOPE", kind="access", says=WHY, now=NOW)


def later(days):
    return NOW + timedelta(days=days)


def move(by, made, step, *, words=WHY, route="", days=0):
    actions.move_request_on(
        by=by, request_id=made.pk, step=step, words=words, route=route, now=later(days)
    )
    made.refresh_from_db()
    return made


def test_the_clock_stands_while_the_person_is_asked_and_runs_later_by_so_many_days(asha, hr, place):
    made = move(hr, asked(asha[0], place), "pause", days=2)
    assert (made.state, made.due_on) == ("waiting", date(2026, 12, 21))
    actions.go_on(by=asha[0], request_id=made.pk, says="I am Asha of ward 7", now=later(12))
    made.refresh_from_db()
    assert (made.state, made.due_on) == ("open", date(2026, 12, 31))
    assert "ward 7" in made.says
    assert last(made).what == "request.clock_runs"


def test_whoever_answers_may_start_the_clock_again(asha, hr, place):
    made = move(hr, asked(asha[0], place), "pause")
    assert move(hr, made, "continue", words="They telephoned me").state == "open"


def test_two_more_months_are_taken_once_with_the_reason_told(asha, hr, place):
    made = move(hr, asked(asha[0], place), "extend")
    assert (made.due_on, made.extended_because) == (date(2027, 2, 21), WHY)
    with pytest.raises(RuleBroken, match="KEE-05d"):
        move(hr, made, "extend")


def test_a_complaint_is_acknowledged(asha, hr, place):
    made = move(hr, asked(asha[0], place, "complaint"), "acknowledge", words="")
    assert made.acknowledged_on == TODAY


def test_an_answer_ends_the_clock_even_while_it_stands(asha, hr, place):
    made = move(hr, move(hr, asked(asha[0], place), "pause"), "answer", days=3)
    assert (made.state, made.answer, made.answered_by) == ("answered", WHY, hr.name)
    assert made.pauses.get().until_on == date(2026, 11, 24)


def test_no_says_why_and_where_to_turn(asha, hr, place):
    made = asked(asha[0], place, "erasure")
    with pytest.raises(RuleBroken, match="KEE-05g"):
        move(hr, made, "refuse")
    made = move(hr, made, "refuse", route="The Information Commissioner")
    assert (made.state, made.route) == ("refused", "The Information Commissioner")


def test_what_one_asked_is_taken_back_once(asha, hr, place):
    made = asked(asha[0], place)
    for _ in range(2):
        actions.withdraw(by=asha[0], request_id=made.pk, now=NOW)
    made.refresh_from_db()
    assert (made.state, events_about(made).count()) == ("withdrawn", 2)
    with pytest.raises(RuleBroken, match="KEE-05a"):
        move(hr, made, "answer")


@pytest.mark.parametrize("step", ["answer", "pause", "extend", "refuse"])
def test_nobody_of_elsewhere_moves_a_request(asha, hr_elsewhere, place, step):
    made = asked(asha[0], place)
    with pytest.raises(RightsRequest.DoesNotExist):
        move(hr_elsewhere, made, step, route="x")
    made.refresh_from_db()
    assert made.state == "open"


def test_the_person_does_not_answer_what_they_asked(asha, place):
    made = asked(asha[0], place)
    with pytest.raises(NotPermitted):
        move(asha[0], made, "answer")


def test_nobody_takes_back_what_another_asked(asha, hr, place):
    made = asked(asha[0], place)
    with pytest.raises(RightsRequest.DoesNotExist):
        actions.withdraw(by=hr, request_id=made.pk, now=NOW)


def test_a_request_with_too_few_words_changes_nothing(asha, hr, place):
    made = asked(asha[0], place)
    with pytest.raises(RuleBroken, match="KEE-03a"):
        move(hr, made, "answer", words="No")
    assert events_about(made).count() == 1
    assert Person.objects.filter(pk=asha[0].person_id).exists()
