"""Somebody before a post, as those who decide see them."""

from __future__ import annotations

import re

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.appointments.tests.pages import asha, home, page, today, trust, ward
from leadwell.history.tests.factories import events
from leadwell.organisations.models import Tenure
from leadwell.organisations.tests.factories import person, place, post
from leadwell.training.tests.factories import achieved

__all__ = ["asha", "home", "today", "trust", "ward"]
pytestmark = pytest.mark.django_db


def test_hr_sees_the_answer_what_is_missing_and_who_can_help(client, trust, asha, ward):
    hr = account_with_role("hr-officer", trust)
    address = f"/people/{asha.person_id}/gate/"
    assert "Choose a post below" in page(client, hr, address)
    html = page(client, hr, f"{address}?post={ward.pk}")
    assert "Not met yet" in html
    assert "Still missing: Skill core:3.1; Skill core:3.2" in html
    assert "accountable officer" in html
    assert "Waive the gate for a time" not in html
    assert "/appoint/?" not in html
    assert events("person.looked_at").count() == 2


def test_whoever_meets_it_can_be_appointed_from_the_page(client, trust, asha, ward, today):
    for key in ("core:3.1", "core:3.3"):
        achieved(asha.person_id, key)
    hr = account_with_role("hr-officer", trust)
    html = page(client, hr, f"/people/{asha.person_id}/gate/?post={ward.pk}")
    address = re.search(r'href="(/organisations/T/appoint/\?[^"]+)"', html)[1].replace("&amp;", "&")
    assert "Ward manager" in page(client, hr, address)
    typed = {
        "post": ward.pk, "person": asha.person_id, "name": "", "kind": "substantive", "share": "100",
        "from_on_day": today.day, "from_on_month": today.month, "from_on_year": today.year, "leaves": "on",
        "once": "x1",
    }  # fmt: skip
    answer = client.post(address, typed)
    assert answer["Location"] == f"/people/{asha.person_id}/"
    old, new = Tenure.objects.filter(person=asha.person_id).order_by("from_on")
    assert (old.until_on, new.post, new.fte) == (today, ward, 1)


def test_the_gate_is_asked_only_by_those_who_decide(client, trust, asha, ward):
    address = f"/people/{asha.person_id}/gate/"
    page(client, asha, address, 403)
    hr = account_with_role("hr-officer", trust)
    elsewhere = post(place("N"), "Manager", level=3)
    for wrong in (f"?post={elsewhere.pk}", "?post=0", "?post=x", "?post=" + "9" * 30):
        page(client, hr, address + wrong, 404)
    stranger = person()
    page(client, hr, f"/people/{stranger.pk}/gate/", 404)


def test_a_post_without_a_level_asks_for_nothing(client, trust, asha):
    hr, porter = account_with_role("hr-officer", trust), post(trust, "Porter")
    html = page(client, hr, f"/people/{asha.person_id}/gate/?post={porter.pk}")
    assert "the post has no level, so nothing is asked" in html
