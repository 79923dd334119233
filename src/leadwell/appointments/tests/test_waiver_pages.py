"""Waivers: given, ended, and counted in public."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import account_with_role
from leadwell.appointments.models import RefusedWaiver, Waiver
from leadwell.appointments.tests.factories import waived
from leadwell.appointments.tests.pages import asha, home, page, today, trust, ward
from leadwell.organisations.tests.factories import person, place, post

__all__ = ["asha", "home", "today", "trust", "ward"]
pytestmark = pytest.mark.django_db


def test_the_accountable_officer_gives_a_waiver_and_ends_it(client, trust, asha, ward, today):
    boss = account_with_role("accountable-officer", trust)
    html = page(client, boss, f"/people/{asha.person_id}/gate/?post={ward.pk}")
    address = re.search(r'href="(/people/\d+/gate/waive/\?[^"]+)"', html)[1]
    assert "Missing today" in page(client, boss, address)
    ends = today + timedelta(days=100)
    typed = {
        "from_on_day": today.day, "from_on_month": today.month, "from_on_year": today.year,
        "until_on_day": ends.day, "until_on_month": ends.month, "until_on_year": ends.year,
        "because": "Nobody else can run the ward.", "plan": "The course begins in spring.",
    }  # fmt: skip
    assert client.post(address, {**typed, "because": "No."}).status_code == 409
    assert (
        client.post(address, typed)["Location"] == f"/people/{asha.person_id}/gate/?post={ward.pk}"
    )
    html = page(client, boss, f"/people/{asha.person_id}/gate/?post={ward.pk}")
    assert "The waiver is given" in html
    assert "Waived for now" in html
    kept = Waiver.objects.get()
    assert "Who has one" in page(client, boss, "/organisations/T/gate/")
    ending = f"/waivers/{kept.pk}/end/"
    assert "End the waiver of" in page(client, boss, ending)
    assert client.post(ending, {"because": "She passed."}).status_code == 302
    html = page(client, boss, f"/people/{asha.person_id}/gate/")
    assert "Ended early" in html
    other = account_with_role("accountable-officer", place("N"))
    page(client, other, ending, 404)
    page(client, boss, f"/people/{asha.person_id}/gate/waive/", 404)


def test_the_accountable_officer_refuses_a_waiver_with_a_reason(client, trust, asha, ward):
    boss = account_with_role("accountable-officer", trust)
    here = f"/people/{asha.person_id}/gate/?post={ward.pk}"
    address = re.search(
        r'href="(/people/\d+/gate/refuse-waiver/\?[^"]+)"', page(client, boss, here)
    )[1]
    assert "Missing today" in page(client, boss, address)
    assert client.post(address, {"because": "No."}).status_code == 409
    assert client.post(address, {"because": "The ward can wait."})["Location"] == here
    assert "The refusal is kept" in page(client, boss, here)
    assert RefusedWaiver.objects.get().because == "The ward can wait."
    officer = account_with_role("hr-officer", trust)
    assert "refuse-waiver" not in page(client, officer, here)


def test_waivers_are_counted_in_public_and_few_are_hidden(client, trust, today):
    assert "No waiver has been given yet." in page(client, None, "/waivers/")
    home = place("C", kind="care-location", sector="social-care")
    boss = person()
    for at, several in ((trust, 12), (home, 3)):
        for _ in range(several):
            where = post(at, level=3)
            days = {"from_on": today, "until_on": today + timedelta(days=9)}
            waived(person().pk, where, boss.pk, given_at=timezone.now(), **days)
    html = page(client, None, "/waivers/")
    assert "hidden" in html
    assert ">12<" not in html
    assert ">3<" not in html
