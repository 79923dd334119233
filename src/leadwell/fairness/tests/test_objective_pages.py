"""Objectives on pages: set by the accountable officer, evidenced by the member from their own page."""

from __future__ import annotations

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import AccountFactory, account_with_role
from leadwell.fairness.models import Objective
from leadwell.fairness.tests.acting import on_board
from leadwell.fairness.tests.factories import promised
from leadwell.fairness.tests.pages import home, page
from leadwell.organisations.tests.factories import place

__all__ = ["home"]
pytestmark = pytest.mark.django_db
HERE = "/organisations/T/fairness/objectives/"


@pytest.fixture
def trust():
    return place("T")


@pytest.fixture
def chief(trust):
    return account_with_role("accountable-officer", trust)


@pytest.fixture
def ada(trust):
    return AccountFactory(person=on_board(trust, "Ada Director"))


def test_from_setting_it_to_saying_that_it_was_met(client, trust, chief, ada):
    html = page(client, chief, HERE)
    assert "No objective is set yet. 1 member of the board has none." in html
    assert "Ada Director, Director" in page(client, chief, f"{HERE}set/")
    typed = {
        "person": str(ada.person_id), "says": "Sponsor 3 nurses into band 7 posts.", "indicator": "",
        "by_on_day": "1", "by_on_month": "6", "by_on_year": "2020",
    }  # fmt: skip
    assert client.post(f"{HERE}set/", typed).status_code == 409
    year = str(promised_year())
    assert client.post(f"{HERE}set/", {**typed, "by_on_year": year})["Location"] == HERE
    one = Objective.objects.get()
    assert "1 objective waits for your evidence." in page(client, ada, "/my/objectives/")
    mine = f"/my/objectives/{one.pk}/"
    assert "Choose the figure in which it will show." in page(client, ada, mine)
    shown = {"evidence": "Three nurses were appointed in May."}
    assert client.post(mine, shown)["Location"] == "/my/objectives/"
    assert "Evidence is there" in page(client, ada, "/my/objectives/")
    assert "Keep the answer" not in page(client, ada, f"{HERE}{one.pk}/")
    assert "Keep the answer" in page(client, chief, f"{HERE}{one.pk}/")
    assert client.post(f"{HERE}{one.pk}/", {"met": "yes"})["Location"] == HERE
    assert "Met" in page(client, chief, HERE)
    assert "Keep the evidence" not in page(client, ada, mine)


def promised_year() -> int:
    return timezone.localdate().year + 1


def test_flags_are_words(client, trust, chief, ada):
    promised(trust, ada.person, by_on="2020-01-01")
    promised(trust, ada.person, met=False, evidence="Nobody was appointed.", indicator="wres-2")
    html = page(client, chief, HERE)
    assert "Late" in html
    assert "Not met" in html
    assert "2 objectives are set." in html


def test_others_find_no_board_and_no_objective(client, trust, chief, ada):
    one = promised(trust, ada.person)
    other = AccountFactory()
    page(client, other, HERE, 403)
    page(client, other, f"{HERE}{one.pk}/", 404)
    page(client, other, f"/my/objectives/{one.pk}/", 404)
    assert "You have none." in page(client, other, "/my/objectives/")
    lead = account_with_role("equality-lead", trust)
    page(client, lead, HERE, 403)
    page(client, lead, f"{HERE}set/", 403)
    elsewhere = account_with_role("accountable-officer", place("N"))
    page(client, elsewhere, f"{HERE}set/", 403)
    page(client, chief, f"/organisations/N/fairness/objectives/{one.pk}/", 404)
    Objective.objects.update(organisation=place("M"))
    page(client, ada, f"/organisations/M/fairness/objectives/{one.pk}/", 404)
    page(client, ada, f"/my/objectives/{one.pk}/")
