"""The form that appoints."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.appointments.tests.pages import asha, home, page, today, trust, ward
from leadwell.organisations.models import Tenure
from leadwell.organisations.tests.factories import hold, person, place, post

__all__ = ["asha", "home", "today", "trust", "ward"]
pytestmark = pytest.mark.django_db


def test_the_form_refuses_with_what_is_missing_and_adds_somebody_new(client, trust, ward, today):
    client.force_login(account_with_role("hr-officer", trust))
    address = "/organisations/T/appoint/"
    typed = {
        "post": ward.pk, "person": "", "name": "Ben Ashe", "kind": "substantive", "share": "",
        "from_on_day": today.day, "from_on_month": today.month, "from_on_year": today.year, "once": "x2",
    }  # fmt: skip
    refusal = client.post(address, typed)
    assert (refusal.status_code, Tenure.objects.count()) == (409, 0)
    assert "Still missing" in refusal.content.decode()
    assert client.post(address, {**typed, "name": ""}).status_code == 422
    porter = post(trust, "Porter")
    assert client.post(address, {**typed, "post": porter.pk}).status_code == 302
    assert Tenure.objects.get().person.name == "Ben Ashe"
    assert Tenure.objects.get().fte is None


def test_somebody_without_another_post_here_is_simply_appointed(client, trust, today):
    client.force_login(account_with_role("hr-officer", trust))
    who, porter = person("Zed Last"), post(trust, "Porter")
    hold(who, post(trust, "Cleaner"), until_on=today)
    typed = {
        "post": porter.pk, "person": who.pk, "kind": "bank", "share": "50", "leaves": "on",
        "from_on_day": today.day, "from_on_month": today.month, "from_on_year": today.year, "once": "x3",
    }  # fmt: skip
    address = f"/organisations/T/appoint/?person={who.pk}"
    assert client.post(address, typed).status_code == 302
    assert Tenure.objects.get(post=porter).fte == Decimal("0.5")


@pytest.fixture
def crowd(trust):
    for number in range(51):
        hold(person(f"Kim Ashby {number}"), post(trust, "Cleaner"))


def test_where_many_work_somebody_is_found_by_name_first(client, trust, asha, ward, crowd):
    hr = account_with_role("hr-officer", trust)
    address = f"/organisations/T/appoint/?post={ward.pk}"
    html = page(client, hr, address)
    assert "Find the one you mean first" in html
    assert "Kim Ashby" not in html
    html = page(client, hr, f"{address}&called=oka")
    assert re.search(rf'<option value="{asha.person_id}" selected', html)
    assert re.search(rf'<option value="{ward.pk}" selected', html)
    html = page(client, hr, f"{address}&called=kim")
    assert "Many are called that." in html
    assert html.count("Kim Ashby") == 50
    assert "Nobody who works here is called that." in page(client, hr, f"{address}&called=zzz")


def test_whoever_was_chosen_at_the_gate_stays_chosen(client, trust, asha, ward, crowd):
    hr = account_with_role("hr-officer", trust)
    html = page(client, hr, f"/organisations/T/appoint/?post={ward.pk}&person={asha.person_id}")
    assert re.search(rf'<option value="{asha.person_id}" selected', html)
    assert "Find the one you mean first" not in html


def test_a_place_without_an_empty_post_says_so(client, trust):
    hr = account_with_role("hr-officer", trust)
    assert "No post is empty here." in page(client, hr, "/organisations/T/appoint/")
    page(client, hr, "/organisations/T/appoint/?person=99999", 200)
    place("N")
    page(client, hr, "/organisations/N/appoint/", 404)
