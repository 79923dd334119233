"""Figures are worked out again, or are gone, between two questions of one page; and years nobody counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import Result
from leadwell.fairness.queries.reports import own
from leadwell.fairness.tests.factories import even, likelihood, result
from leadwell.organisations.tests.factories import place

pytestmark = pytest.mark.django_db
FILES = ("", "figures.csv", "figures.xlsx", "figures.pdf", "wres-2/")


@pytest.fixture
def lead(client):
    trust = place("ZT1")
    result(trust, [likelihood(), even()])
    client.force_login(account_with_role("equality-lead", trust))
    return trust


def meanwhile(monkeypatch, happens):
    """Something happens after it was asked which year there is, and before it is read."""
    asked = own.years_of

    def late(*which, **how):
        happens()
        return asked(*which, **how)

    monkeypatch.setattr(own, "years_of", late)


@pytest.mark.parametrize("file", FILES)
def test_a_night_that_puts_other_figures_in_their_place_is_no_mistake(
    client, lead, monkeypatch, file
):
    def again():
        Result.objects.filter(current=True).update(current=False)
        result(lead, [replace(likelihood(), value=1.77), even()])

    meanwhile(monkeypatch, again)
    answer = client.get(f"/organisations/ZT1/fairness/wres/{file}")
    assert answer.status_code == 200
    if file == "":
        assert "1.77" in answer.content.decode()


@pytest.mark.parametrize("file", FILES)
def test_figures_that_are_gone_are_not_found(client, lead, monkeypatch, file):
    meanwhile(monkeypatch, lambda: Result.objects.update(current=False))
    assert client.get(f"/organisations/ZT1/fairness/wres/{file}").status_code == 404


@pytest.mark.parametrize(
    ("year", "status"),
    [("0000", 200), ("0001", 404), ("9999", 404), ("²²²²", 200), ("-001", 200), ("2026", 200)],
)
def test_a_year_nobody_counts_is_no_mistake(client, lead, year, status):
    answer = client.get("/organisations/ZT1/fairness/wres/", {"year": year})
    assert answer.status_code == status
