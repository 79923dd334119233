"""What the gate answered is kept, also where it said no and everything else is undone."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from leadwell.appointments import actions
from leadwell.appointments.models import GateAnswer
from leadwell.appointments.queries import Entering
from leadwell.appointments.tasks import WATCH
from leadwell.appointments.tests.at_a_ward import appoint, asha, by, trust, ward
from leadwell.appointments.tests.factories import NOW, TODAY, chief, waived
from leadwell.history.tests.factories import events
from leadwell.organisations import actions as organisations
from leadwell.organisations.models import Tenure
from leadwell.organisations.rules.facts import PostFacts
from leadwell.organisations.tests.factories import hold, person, post
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.tests.factories import achieved

__all__ = ["asha", "by", "trust", "ward"]
pytestmark = pytest.mark.django_db


def kept():
    return list(
        GateAnswer.objects.values_list("person", "post", "outcome", "asked_on").order_by("pk")
    )


def test_a_refusal_is_kept_once_a_day_and_tells_the_ledger_once(by, ward, asha):
    for _ in range(2):
        with pytest.raises(RuleBroken):
            appoint(by, ward, asha)
    assert kept() == [(asha.pk, ward.pk, "not-met", TODAY)]
    event = events("gate.not_met").get()
    assert event.pk == GateAnswer.objects.get().noted_in
    assert (event.details, event.versions) == ({"organisation": "T", "level": 3}, {"core": "1.0"})
    with pytest.raises(RuleBroken):
        appoint(by, ward, asha, now=NOW + timedelta(days=1))
    assert len(kept()) == 2
    assert not Tenure.objects.filter(post=ward).exists()


def test_who_meets_it_or_has_a_waiver_has_passed(by, ward, asha):
    achieved(asha.pk, "core:3.1")
    appoint(by, ward, asha, until_on=date(2027, 1, 1))
    other = person()
    hold(other, post(by_place(ward), "Nurse"))
    waived(other.pk, ward, chief(ward.organisation).person_id)
    appoint(by, ward, other, from_on=date(2027, 1, 1))
    assert [row[2] for row in kept()] == ["met", "waived"]
    assert not events("gate.not_met").exists()


def by_place(where):
    return where.organisation


def test_the_last_answer_of_the_day_stands(by, ward, asha):
    with pytest.raises(RuleBroken):
        appoint(by, ward, asha)
    achieved(asha.pk, "core:3.1")
    appoint(by, ward, asha)
    assert kept() == [(asha.pk, ward.pk, "met", TODAY)]


def test_somebody_who_met_it_passed_though_the_post_was_taken(by, ward, asha):
    hold(person(), ward)
    achieved(asha.pk, "core:3.1")
    with pytest.raises(RuleBroken, match="APT-11"):
        appoint(by, ward, asha)
    assert [row[2] for row in kept()] == ["met"]


def test_of_two_days_the_answer_that_stands_in_the_way_is_kept(by, ward, asha):
    achieved(asha.pk, "core:3.1", until_on=TODAY - timedelta(days=5))
    with pytest.raises(RuleBroken):
        appoint(by, ward, asha, from_on=TODAY - timedelta(days=10))
    assert [row[2] for row in kept()] == ["not-met"]


def test_a_post_that_requires_nothing_is_no_question(by, trust, asha):
    appoint(by, post(trust, "Porter", level=2, leads=True), asha)
    assert kept() == []


def test_looking_at_the_gate_is_no_asking(by, ward, asha):
    actions.look_at_gate(by=by, person_id=asha.pk, post_id=ward.pk, now=NOW)
    assert kept() == []


def test_nothing_is_kept_of_somebody_whose_record_was_undone(by, ward):
    with pytest.raises(RuleBroken):
        actions.appoint_newcomer(
            by=by, post_id=ward.pk, name="Noor", staff_number="9", from_on=TODAY,
            kind="substantive", fte=Decimal(1), now=NOW,
        )  # fmt: skip
    assert not Person.objects.filter(name="Noor").exists()
    assert kept() == []


def test_a_promotion_in_the_same_post_that_is_refused_is_kept_without_the_post(by, trust, asha):
    shared = post(trust, "Nurses")
    held = hold(asha, shared)
    hold(person(), shared)
    higher = PostFacts("Ward manager", band="8a", leads=True)
    gate = actions.gate_for(by=by, now=NOW)
    job = organisations.Job(higher, fte=Decimal(1), kind="substantive")
    with pytest.raises(RuleBroken):
        organisations.change_member_of_staff(
            by=by, tenure_id=held.pk, name=asha.name, job=job, from_on=TODAY, now=NOW, gate=gate
        )
    assert kept() == [(asha.pk, None, "not-met", TODAY)]


def test_asked_about_many_it_keeps_each_answer_and_tells_the_ledger_once_a_place(trust, ward, asha):
    met = person()
    achieved(met.pk, "core:3.1")
    porter = post(trust, "Porter", level=2)
    questions = [
        Entering(each.pk, where.level, TODAY, "", trust.pk, where.pk)
        for each, where in ((asha, ward), (met, ward), (asha, porter))
    ]
    assert actions.note_answers(by=WATCH, questions=questions, now=NOW) == 2
    assert [row[2] for row in kept()] == ["not-met", "met"]
    assert events("gate.asked").get().details == {"answers": 2}


def test_only_a_job_that_sees_all_people_asks_about_many(by):
    with pytest.raises(NotPermitted):
        actions.note_answers(by=by, questions=[], now=NOW)
