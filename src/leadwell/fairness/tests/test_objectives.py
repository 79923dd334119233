"""Objectives of board members: who sets them, who sees them, and who says whether they were met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.fairness.actions import objectives as actions
from leadwell.fairness.models import Objective
from leadwell.fairness.permissions.acting import may_see_objective, objectives_visible_to
from leadwell.fairness.queries.acting.objectives import board_of, without_objective
from leadwell.fairness.rules.acting.facts import ObjectiveSaid
from leadwell.fairness.tests.acting import NOW, TODAY, lead, on_board
from leadwell.fairness.tests.factories import promised
from leadwell.history.tests.factories import events
from leadwell.organisations.models import Organisation, Tenure
from leadwell.organisations.tests.factories import hold, person, place, post, signed_in
from leadwell.reasons import NotPermitted, RuleBroken

pytestmark = pytest.mark.django_db
GOOD = ObjectiveSaid("Sponsor 3 nurses into band 7 posts.", "wres-1", date(2027, 6, 1))
SHOWN = "Three nurses were appointed in May."


@pytest.fixture
def trust():
    return place("T")


@pytest.fixture
def chief(trust):
    return actor_with_role("accountable-officer", trust)


@pytest.fixture
def ada(trust):
    return on_board(trust, "Ada Director")


def put(by, trust, who, **changes):
    asked = replace(GOOD, **changes)
    return actions.set_objective(by=by, code=trust.code, person_id=who.pk, objective=asked, now=NOW)


def show(by, objective, evidence=SHOWN):
    return actions.give_evidence(by=by, objective_id=objective.pk, evidence=evidence, now=NOW)


def judge(by, objective, met=True):
    return actions.judge_objective(by=by, objective_id=objective.pk, met=met, now=NOW)


def codes(action, *arguments, **named):
    with pytest.raises(RuleBroken) as broken:
        action(*arguments, **named)
    return [reason.code for reason in broken.value.reasons]


def test_an_objective_is_set_once_for_somebody_who_sits_on_the_board(trust, chief, ada):
    made = put(chief, trust, ada)
    assert put(chief, trust, ada) == made
    event = events("objective.set").get()
    assert event.details == {"organisation": "T", "indicator": "wres-1"}
    nurse = person()
    hold(nurse, post(trust))
    assert codes(put, chief, trust, nurse) == ["FAR-70a"]
    left = on_board(trust)
    Tenure.objects.filter(person=left).update(until_on=TODAY)
    assert codes(put, chief, trust, left) == ["FAR-70a"]


def test_the_equality_lead_sets_no_objectives_and_sees_none(trust, chief, ada):
    put(chief, trust, ada)
    with pytest.raises(NotPermitted):
        put(lead(trust), trust, ada)
    with pytest.raises(NotPermitted):
        board_of("T", by=lead(trust), today=TODAY)
    with pytest.raises(Organisation.DoesNotExist):
        board_of("NOWHERE", by=chief, today=TODAY)


def test_the_board_sees_its_promises_and_who_has_none_is_counted_not_named(trust, chief, ada):
    ben = on_board(trust, "Ben Director")
    put(chief, trust, ada)
    seen = board_of("T", by=signed_in(ben), today=TODAY)
    assert ([one.person for one in seen.members], seen.without, seen.may_keep) == ([ada], 1, False)
    seen = board_of("T", by=chief, today=TODAY)
    assert ([one.person for one in seen.members], seen.without) == ([ada, ben], 1)
    assert without_objective(trust, by=chief, today=TODAY) == (2, 1)


def test_one_human_being_with_two_records_and_two_seats_is_one_member(trust, chief, ada):
    other = on_board(trust, "Ada Director")
    other.joined_to = ada
    other.save()
    hold(ada, post(trust, "Deputy chair", board=True))
    promised(trust, other)
    seen = board_of("T", by=chief, today=TODAY)
    assert (len(seen.members), len(seen.members[0].objectives), seen.without) == (1, 1, 0)
    assert without_objective(trust, by=chief, today=TODAY) == (1, 0)


def test_only_the_member_gives_evidence_and_the_same_words_are_kept_once(trust, chief, ada):
    made = put(chief, trust, ada)
    with pytest.raises(NotPermitted):
        show(chief, made)
    with pytest.raises(Objective.DoesNotExist):
        show(signed_in(person()), made)
    assert codes(show, signed_in(ada), made, "Done.") == ["FAR-72b"]
    assert show(signed_in(ada), made).evidence_at == NOW
    show(signed_in(ada), made)
    assert events("objective.evidence_given").count() == 1


def test_somebody_else_says_of_the_evidence_whether_it_was_met(trust, chief, ada):
    made = put(chief, trust, ada)
    assert codes(judge, chief, made) == ["FAR-73b"]
    show(signed_in(ada), made)
    with pytest.raises(NotPermitted):
        judge(signed_in(ada), made)
    assert judge(chief, made).met is True
    judge(chief, made)
    assert events("objective.judged").count() == 1
    assert codes(show, signed_in(ada), made, "And two more in June.") == ["FAR-72a"]


def test_nobody_judges_their_own(trust, chief):
    own = promised(trust, on_board(trust), evidence=SHOWN)
    Objective.objects.filter(pk=own.pk).update(person_id=chief.person_id)
    assert codes(judge, chief, own) == ["FAR-73a"]


def test_who_sees_an_objective_is_the_same_for_one_and_for_many(trust, chief, ada):
    elsewhere = place("N")
    zoe = on_board(elsewhere)
    former = on_board(trust)
    Tenure.objects.filter(person=former).update(until_on=TODAY)
    some = [promised(trust, ada), promised(elsewhere, zoe), promised(trust, former)]
    askers = [
        chief,
        lead(trust),
        signed_in(ada),
        signed_in(zoe),
        signed_in(former),
        signed_in(person()),
    ]
    seen = []
    for by in askers:
        listed = set(Objective.objects.filter(objectives_visible_to(by, TODAY)))
        assert listed == {each for each in some if may_see_objective(by, each, TODAY)}
        seen.append(len(listed))
    assert seen == [2, 0, 2, 1, 1, 0]
