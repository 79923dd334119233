"""What if: a draft is tried before it is published."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.appointments.tests.pages import home, page, today, trust
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.standards.tests.factories import version
from leadwell.training.tests.factories import achieved, taught, teaching

__all__ = ["home", "today", "trust"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(trust, today):
    made = version("core", "2.0", status="draft", from_on=None)
    made.requirements.create(
        code="new-2",
        title="Team",
        level=2,
        bites_on=today + timedelta(days=400),
        rule={
            "at_least": 2,
            "of": [{"item": "core:2.1"}, {"item": "core:3.1"}, {"item": "core:3.2"}],
        },
    )
    return made


def test_a_draft_is_tried_before_it_is_published(client, trust, draft, today):
    england = place("ENG", kind="country", sector="national")
    nation = account_with_role("national-lead", england)
    trust.path = f"{place('ZR', england, kind='region', sector='national').path}T/"
    trust.save()
    for n in range(30):
        who = person()
        hold(who, post(trust, level=2, leads=True))
        if n < 10:
            achieved(who.pk, "core:2.1")
            achieved(who.pk, "core:3.2")
    teaching(taught("basics", "core:3.1", at=trust), today, today + timedelta(days=5), places=15)
    html = page(client, nation, "/organisations/ENG/what-if/")
    assert "Choose a version below." in html
    html = page(client, nation, f"/organisations/ENG/what-if/?version={draft.pk}")
    assert "20 of 30 people in post would not meet it" in html
    assert "40 places are needed" in html
    assert "Skill core:2.1" in html
    page(client, nation, "/organisations/ENG/what-if/?version=0", 404)


def test_a_draft_is_not_tried_by_those_who_may_not_see_it(client, trust, draft):
    lead = account_with_role("regional-talent-lead", place("R", kind="region", sector="national"))
    page(client, lead, f"/organisations/R/what-if/?version={draft.pk}", 404)
    html = page(client, lead, f"/organisations/R/what-if/?version={version().pk}")
    assert "the numbers are not shown" in html or "0 of 0 people" in html
    page(client, lead, "/organisations/T/what-if/", 404)
