"""Who would fall short of a version, as people: for the job that counts groups alone."""

from __future__ import annotations

import sys

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Permission, system_actor
from leadwell.appointments.queries import tried_people, versions_to_try
from leadwell.appointments.tests.pages import home, today, trust
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.reasons import NotPermitted
from leadwell.standards.tests.factories import version
from leadwell.training.tests.factories import achieved

__all__ = ["home", "today", "trust"]
pytestmark = pytest.mark.django_db
COUNTER = system_actor("fairness", Permission.COUNT_DECLARATIONS)


@pytest.fixture
def region(trust):
    """Three sisters at a trust of the region, of whom one has what level 2 asks; a fourth works elsewhere."""
    region = place("R", kind="region", sector="national")
    trust.path = f"{region.path}T/"
    trust.save()
    for where in (trust, trust, trust, place("ELSE")):
        hold(person(), post(where, "Sister", level=2, leads=True))
    achieved(trust.posts.order_by("pk")[0].tenures.get().person_id, "core:2.1")
    return region


def test_everybody_asked_beneath_a_place_and_who_of_them_falls_short(region, trust, today):
    held = list(trust.posts.order_by("pk").values_list("tenures__person_id", flat=True))
    found = tried_people(region, version(), by=COUNTER, today=today)
    assert found is not None
    assert found.on == today
    assert found.asked.tolist() == sorted(held)
    assert found.short.tolist() == sorted(held[1:])


def test_no_role_a_person_holds_is_told_who_it_is(region, today):
    with pytest.raises(NotPermitted):
        tried_people(region, version(), by=actor_with_role("national-lead", region), today=today)


def test_a_great_house_waits_for_the_night(region, today, monkeypatch):
    module = sys.modules["leadwell.appointments.queries.place_gate"]
    monkeypatch.setattr(module, "DRAWN_AT_ONCE", -1)
    assert tried_people(region, version(), by=COUNTER, today=today) is None


def test_versions_that_ask_for_nothing_are_not_tried_and_drafts_only_by_those_who_see_them(region):
    asking, draft = version(), version("core", "2.0", status="draft", from_on=None)
    draft.requirements.create(code="new", title="New", level=2, rule={"item": "core:2.1"})
    version("core", "3.0", status="draft", from_on=None)
    england = place("ENG", kind="country", sector="national")
    talent, nation = (
        actor_with_role("regional-talent-lead", region),
        actor_with_role("national-lead", england),
    )
    assert versions_to_try(by=talent) == (asking,)
    assert set(versions_to_try(by=nation)) == {asking, draft}
