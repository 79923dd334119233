"""What the demo does about its figures goes through the actions people use, and twice is once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import account_with_role, actor_with_role
from leadwell.actor import EVERYWHERE, Actor, Grant, Permission
from leadwell.fairness.queries.acting.objectives import board_of
from leadwell.fairness.queries.acting.packs import packs_at
from leadwell.fairness.queries.acting.plans import plans_at
from leadwell.fairness.queries.acting.spoken_to import spoken_with
from leadwell.intake.actions.demo.fairness.acting import act_on_figures
from leadwell.organisations.tests.factories import hold, place, post
from leadwell.people.models import Person

pytestmark = pytest.mark.django_db
FILLS = Actor("the demo", None, frozenset({Grant(Permission.NOTE_PEOPLE, EVERYWHERE)}))


@pytest.fixture
def trust():
    country = place("ENG", kind="country")
    trust = place("XXT01", country)
    for name, role, where in (
        ("Noor Castellan", "equality-lead", trust),
        ("Rosalind Petherick", "accountable-officer", trust),
        ("Desmond Fairweather", "non-executive", trust),
        ("Rhys Vandermeer", "inspector", country),
    ):
        person = account_with_role(role, where).person
        type(person).objects.filter(pk=person.pk).update(name=name, sort_key=name.lower())
        if role == "non-executive":
            hold(person, post(trust, "Non-executive director", board=True))
    return trust


def told(by_role, trust):
    now = timezone.now()
    today = timezone.localdate()
    by = actor_with_role(by_role, trust)
    plans = plans_at("XXT01", by=by, today=today)
    return by, plans, now, today


def test_there_is_something_of_each_and_twice_is_once(trust):
    for _ in range(2):
        act_on_figures(by=FILLS, now=timezone.now())
    by, plans, now, today = told("equality-lead", trust)
    assert (len(plans.running), len(plans.over)) == (3, 2)
    assert sum(bool(line.reasons) for line in plans.running) == 2
    (listed,) = packs_at("XXT01", by=by, now=now).packs
    assert spoken_with(listed.pack, by=by) is None, "the organisation knows nothing of it"
    asker = Person.objects.get(name="Rhys Vandermeer")
    inspector = replace(actor_with_role("inspector", trust), person_id=asker.pk)
    assert spoken_with(listed.pack, by=inspector).mix.everybody == 24
    chief, *_ = told("accountable-officer", trust)
    (member,) = board_of("XXT01", by=chief, today=today).members
    assert len(member.objectives) == 2


def test_without_accounts_nothing_is_done(trust):
    Person.objects.filter(name="Noor Castellan").update(name="Somebody Else", sort_key="x")
    act_on_figures(by=FILLS, now=timezone.now())
    _, plans, *_ = told("equality-lead", trust)
    assert not plans.running
