"""Several at the same moment, each with their own connection: nothing is lost, and nothing is there twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection

from leadwell.access.tests.factories import actor_with_role
from leadwell.fairness.actions.grades import give_grade
from leadwell.fairness.actions.packs import open_pack
from leadwell.fairness.actions.plans import change_plan, make_plan
from leadwell.fairness.actions.spoken_to import correct_spoken_to, note_spoken_to
from leadwell.fairness.actions.tried import answer_tried, try_version
from leadwell.fairness.models import EvidencePack, Grade, Plan, StaffSpokenTo, TriedVersion
from leadwell.fairness.queries.acting.plans import mark_of
from leadwell.fairness.rules.acting.facts import Mix, PackAsked, SpokenSaid
from leadwell.fairness.tasks import COUNTER
from leadwell.fairness.tests.acting import GOOD, NOW, lead
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import place
from leadwell.reasons import RuleBroken
from leadwell.standards.tests.factories import requirement, version

pytestmark = pytest.mark.usefixtures("committed_database")
MANY = 4


def at_once(action):
    """What each of several gets who do the same thing together: what was made, or the code of the rule."""
    together = Barrier(MANY)

    def one(number):
        try:
            together.wait(timeout=30)
            return action(number)
        except RuleBroken as broken:
            return broken.reasons[0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(one, range(MANY)))


def test_of_several_who_change_one_plan_one_writes_and_the_others_are_told():
    trust = place("T")
    by = lead(trust)
    plan = make_plan(by=by, code="T", plan=GOOD, now=NOW)
    seen = mark_of(plan)

    def change(number):
        asked = replace(GOOD, who=f"Director {number}")
        return change_plan(by=by, plan_id=plan.pk, plan=asked, seen=seen, now=NOW).who

    answers = at_once(change)
    assert sorted(answers)[1:] == ["FAR-68"] * (MANY - 1)
    assert Plan.objects.get().who == sorted(answers)[0]
    assert events("plan.changed").count() == 1


def test_the_same_plan_written_by_several_is_written_once():
    by = lead(place("T"))
    numbers = at_once(lambda _: make_plan(by=by, code="T", plan=GOOD, now=NOW).pk)
    assert len(set(numbers)) == 1
    assert Plan.objects.count() == 1


def test_of_several_who_grade_one_outcome_one_grade_stands():
    by = lead(place("T"))

    def grade(number):
        shown = f"What was said in meeting {number}, made up."
        return str(
            give_grade(by=by, code="T", outcome="eds-1a", grade=number % 4, evidence=shown, seen="",
                       now=NOW).pk
        )  # fmt: skip

    assert at_once(grade).count("FAR-68") == MANY - 1
    assert Grade.objects.filter(current=True).count() == 1


def test_one_pack_asked_for_several_times_is_one_pack():
    trust = place("T")
    by = actor_with_role("inspector", trust)
    asked = PackAsked(("environment",), "A visit in December, made up.", 30)
    numbers = at_once(
        lambda _: open_pack(by=by, code="T", framework="cqc-saf-well-led", asked=asked, now=NOW).pk
    )
    assert len(set(numbers)) == 1
    assert EvidencePack.objects.count() == events("pack.opened").count() == 1


def test_one_note_put_right_by_several_is_put_right_once():
    by = actor_with_role("inspector", place("T"))
    asked = PackAsked(("environment",), "A visit in December, made up.", 30)
    pack = open_pack(by=by, code="T", framework="cqc-saf-well-led", asked=asked, now=NOW)
    said = SpokenSaid(NOW.date(), "Two wards", Mix(white=18))
    numbers = at_once(lambda _: note_spoken_to(by=by, pack_id=pack.pk, said=said, now=NOW).pk)
    assert len(set(numbers)) == StaffSpokenTo.objects.count() == 1

    def right(number):
        other = replace(said, mix=Mix(white=19 + number))
        return str(correct_spoken_to(by=by, note_id=numbers[0], said=other, now=NOW).pk)

    assert at_once(right).count("FAR-52f") == MANY - 1
    assert events("spoken_to.corrected").count() == 1


def test_a_version_that_several_have_tried_is_tried_and_answered_once():
    region = place("R", kind="region", sector="national")
    requirement(2, {"item": "core:2.1"})
    by, which = actor_with_role("regional-talent-lead", region), version().pk
    numbers = at_once(lambda _: try_version(by=by, code="R", version_id=which, now=NOW).pk)
    assert len(set(numbers)) == 1
    assert TriedVersion.objects.count() == events("tried.asked").count() == 1
    answers = at_once(lambda _: answer_tried(by=COUNTER, now=NOW))
    assert sum(answers) == events("tried.refused").count() == 1
