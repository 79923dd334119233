"""The versions that are tried in the demo go through the actions people use."""

from __future__ import annotations

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import account_with_role, actor_with_role
from leadwell.actor import EVERYWHERE, Actor, Grant, Permission
from leadwell.fairness.queries.tried.at_place import tried_here
from leadwell.intake.actions.demo.fairness.trying import try_versions
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import place
from leadwell.people.models import Person
from leadwell.standards.tests.factories import requirement, version

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FILLS = Actor("the demo", None, frozenset({Grant(Permission.NOTE_PEOPLE, EVERYWHERE)}))


@pytest.fixture
def region():
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
    return region


def asked() -> dict[str, str]:
    """Who asked for which version."""
    lead = actor_with_role("national-lead", Organisation.objects.get(code="ENG"))
    seen = tried_here("XXR1", by=lead)
    return {one.version.number: one.last.asked_by.name for one in seen.versions if one.last}


def test_the_draft_and_what_is_in_force_are_tried_and_twice_is_once(region):
    for _ in range(2):
        try_versions(by=FILLS, now=NOW)
    assert asked() == {"1.1": "Farida Loxley", "1.0": "Priya Hollins"}


def test_without_accounts_nothing_is_asked(region):
    Person.objects.update(name="Somebody Else", sort_key="x")
    try_versions(by=FILLS, now=NOW)
    assert asked() == {}
