"""The gate of a place: exact for some, rounded for others."""

from __future__ import annotations

import sys

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.appointments.models import Breach
from leadwell.appointments.tests.pages import asha, home, page, today, trust, ward
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.standards.tests.factories import version
from leadwell.training.tests.factories import achieved

__all__ = ["asha", "home", "today", "trust", "ward"]
pytestmark = pytest.mark.django_db


def test_the_gate_of_a_place_is_exact_for_those_who_see_managers(client, trust, asha, ward, today):
    achieved(asha.person_id, "core:2.1")
    hold(person(), ward)
    breach = hold(person(), post(trust, level=3))
    Breach.objects.create(
        tenure=breach, organisation=trust, level=3, version=version(), missing=[], noted_on=today
    )
    hr = account_with_role("hr-officer", trust)
    html = page(client, hr, "/organisations/T/gate/")
    assert "1 of 3 people meet what the level of their post asks." in html
    assert "Appoint somebody" in html
    assert "3: Leading a service" in html


def test_the_gate_of_a_region_hides_what_is_about_few(client, trust, ward):
    region = place("R", kind="region", sector="national")
    inside = place("T2", region)
    for level, several in ((2, 3), (3, 12)):
        for _ in range(several):
            hold(person(), post(inside, level=level, leads=True))
    lead = account_with_role("regional-talent-lead", region)
    html = page(client, lead, "/organisations/R/gate/")
    assert "hidden" in html
    assert "are not shown" in html
    page(client, lead, "/organisations/T/gate/", 404)


def test_the_gate_of_a_place_before_any_standards_and_with_nobody_in_post(client, trust):
    hr = account_with_role("hr-officer", trust)
    assert "Nobody here holds a post" in page(client, hr, "/organisations/T/gate/")
    version().requirements.all().delete()
    assert "No standards are published" in page(client, hr, "/organisations/T/gate/")


def test_a_great_house_waits_for_the_night(client, trust, monkeypatch):
    module = sys.modules["leadwell.appointments.queries.place_gate"]
    monkeypatch.setattr(module, "DRAWN_AT_ONCE", -1)
    hr = account_with_role("hr-officer", trust)
    assert "It has not been counted yet." in page(client, hr, "/organisations/T/gate/")
    assert "It has not been counted yet." in page(client, hr, "/organisations/T/what-if/")
