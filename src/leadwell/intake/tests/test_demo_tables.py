"""The demo's tables go through the actions people use."""

from __future__ import annotations

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import account_with_role, actor_with_role
from leadwell.actor import EVERYWHERE, Actor, Grant, Permission
from leadwell.fairness.queries.tables.made import tables_at
from leadwell.intake.actions.demo.fairness import tables as demo
from leadwell.organisations.tests.factories import place
from leadwell.people.models import Person

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FILLS = Actor("the demo", None, frozenset({Grant(Permission.NOTE_PEOPLE, EVERYWHERE)}))


@pytest.fixture
def trust():
    return place("XXT01")


@pytest.fixture
def lead(trust):
    who = account_with_role("equality-lead", trust).person
    Person.objects.filter(pk=who.pk).update(name="Noor Castellan", sort_key="noor castellan")
    return who


def made(trust):
    by = actor_with_role("equality-lead", trust)
    return tables_at("XXT01", by=by, today=timezone.localdate()).tables


def test_they_are_asked_for_once_and_wait_where_nothing_was_counted(lead, trust):
    assert [demo.make_tables(by=FILLS, now=NOW) for _ in range(2)] == [0, 0]
    found = made(trust)
    assert {one.asked for one in found} == set(demo.ASKED)
    assert [(one.answer, one.refused) for one in found] == [(None, ()), (None, ())]


def test_the_job_that_counts_answers_them(lead, monkeypatch):
    said = []
    monkeypatch.setattr(demo, "answer_tables", lambda **named: said.append(named) or 2)
    assert demo.make_tables(by=FILLS, now=NOW) == 2
    assert said == [{"by": demo.COUNTER, "now": NOW}]


def test_nobody_asks_where_the_lead_is_not_there(trust):
    assert demo.make_tables(by=FILLS, now=NOW) == 0
    assert not made(trust)
