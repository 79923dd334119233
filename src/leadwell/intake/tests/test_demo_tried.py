"""The versions that are tried in the demo go through the actions people use."""

from __future__ import annotations

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import account_with_role
from leadwell.actor import EVERYWHERE, Actor, Grant, Permission
from leadwell.fairness.actions import tried as actions
from leadwell.fairness.actions.tried import answer_tried
from leadwell.fairness.models import TriedVersion
from leadwell.fairness.queries.tried import groups
from leadwell.fairness.tasks import COUNTER
from leadwell.fairness.tests.tried import ENOUGH, KEY, MadeUp
from leadwell.intake.actions.demo.fairness.trying import try_versions
from leadwell.organisations.tests.factories import place
from leadwell.people.models import Person
from leadwell.standards.tests.factories import requirement, version

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FILLS = Actor("the demo", None, frozenset({Grant(Permission.NOTE_PEOPLE, EVERYWHERE)}))


@pytest.fixture
def region(monkeypatch, settings):
    settings.LEADWELL_SNAPSHOT_KEY = KEY
    country = place("ENG", kind="country", sector="national")
    region = place("XXR1", country, kind="region", sector="national")
    for name, role, where in (
        ("Farida Loxley", "national-lead", country),
        ("Priya Hollins", "regional-talent-lead", region),
    ):
        who = account_with_role(role, where).person
        Person.objects.filter(pk=who.pk).update(name=name, sort_key=name.casefold())
    requirement(2, {"item": "core:2.1"})
    draft = version("core", "1.1", status="draft", from_on=None)
    draft.requirements.create(code="new", title="New", level=2, rule={"item": "core:2.1"})
    made_up = MadeUp()
    made_up.asked[region.path] = list(ENOUGH)
    monkeypatch.setattr(actions, "tried_people", made_up.people)
    monkeypatch.setattr(groups, "counts", made_up.counts)
    return region


def test_the_draft_and_what_is_in_force_are_tried_and_twice_is_once(region):
    for _ in range(2):
        try_versions(by=FILLS, now=NOW)
    found = TriedVersion.objects.order_by("pk").values_list("version__number", "asked_by__name")
    assert list(found) == [("1.1", "Farida Loxley"), ("1.0", "Priya Hollins")]
    assert answer_tried(by=COUNTER, now=NOW) == 2
    assert all(one.lines for one in TriedVersion.objects.all())


def test_without_accounts_nothing_is_asked(region):
    Person.objects.update(name="Somebody Else", sort_key="x")
    try_versions(by=FILLS, now=NOW)
    assert not TriedVersion.objects.exists()
