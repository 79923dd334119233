"""A region reads where something stands out for more than one year, by name, and what is planned about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.access.tests.factories import account_with_role
from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.standing_out import keep_what_stands_out
from leadwell.fairness.models import StandsOut
from leadwell.fairness.queries.reports import standing_out
from leadwell.fairness.tests.acting import planned
from leadwell.fairness.tests.factories import NOW, even, likelihood, result
from leadwell.fairness.tests.reports.test_pages import text
from leadwell.organisations.tests.factories import person, place, signed_in
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db
COUNTER = system_actor("a made-up count", Permission.COUNT_DECLARATIONS)
STEP = "recruitment-shortlisted-ethnicity"
HERE = "/fairness/areas/ZR1/"
NOBODY = "Nobody here stands away from parity for more than one year"


@pytest.fixture
def region():
    return place("ZR1", kind="region", sector="national", name="Northmarch")


@pytest.fixture
def lead(region, client):
    account = account_with_role("equality-lead", region)
    client.force_login(account)
    result(region, [even("wres-2")], area=True)
    return account


def loud(code, region, *, years=(2025, 2026), of=STEP, name=""):
    at = place(code, region, name=name or f"Made-up {code}")
    for year in years:
        result(at, [likelihood(of, p=1e-6)], set_code="funnel-recruitment", year=year)
    return at


def look(now=NOW):
    return keep_what_stands_out(by=COUNTER, now=now)


def rows_of(client):
    page = client.get(HERE).content.decode().split('id="away"', 1)[1].split("</section>", 1)[0]
    return page.split("<tr")[2:]


def test_what_stands_out_in_a_decision_for_years_is_listed_by_name(client, lead, region):
    loud("ZN2", region, name="Made-up Zeal")
    loud("ZN1", region, name="Made-up Alder")
    result(place("ZN3", region, name="Made-up Even"), [even("wres-2")])
    assert look() == 3
    first, second = rows_of(client)
    assert "Made-up Alder" in first
    assert "Made-up Zeal" in second
    assert "times as likely as" in first
    assert "to be shortlisted" in first
    assert "95% interval" in first
    assert "For the second year running" in first
    assert "no ranking" in text(client, HERE)
    assert "At 2 organisations something stands out for more than one year." in text(client, HERE)
    assert "Made-up Even" not in text(client, HERE)


def test_an_organisation_whose_last_year_is_long_past_is_not_listed_as_if_it_were_now(
    client, lead, region
):
    loud("ZN1", region, name="Made-up Closed", years=(2021, 2022))
    loud("ZN2", region, name="Made-up Open")
    look()
    (only,) = rows_of(client)
    assert "Made-up Open" in only
    assert "At 1 organisation something stands out for more than one year." in text(client, HERE)


@pytest.mark.parametrize(
    ("plan", "says"),
    [(None, "No plan"), (date(2026, 1, 1), "Late"), (date(2090, 1, 1), "In time")],
)
def test_each_says_how_it_stands_with_a_plan(client, lead, region, plan, says):
    at = loud("ZN1", region)
    planned(at, "wres-4", by_on=date(2090, 1, 1))
    planned(at, STEP, ended_at=NOW, ended_because="Another took its place.")
    if plan:
        planned(at, STEP, by_on=plan)
    look()
    (row,) = rows_of(client)
    assert says in row


def test_what_stands_out_this_year_only_is_counted_and_named_at_home_alone(client, lead, region):
    loud("ZN1", region, years=(2026,))
    look()
    said = text(client, HERE)
    assert "1 more thing stands out this year only." in said
    assert NOBODY in said
    assert "Made-up ZN1" not in said


def test_a_page_is_no_file(client, lead, region, monkeypatch):
    loud("ZN1", region)
    loud("ZN2", region)
    look()
    monkeypatch.setattr(standing_out, "MOST", 1)
    assert "1 more is not listed. Look at a smaller area to see it." in text(client, HERE)
    assert len(rows_of(client)) == 1


def test_another_area_has_its_own_list(client, lead, region):
    loud("ZN9", place("ZR9", kind="region", sector="national"))
    look()
    assert NOBODY in text(client, HERE)


def test_looking_again_costs_nothing_until_figures_change(region):
    at = loud("ZN1", region)
    assert (look(), look()) == (1, 0)
    assert StandsOut.objects.get().lasting == 1
    later = NOW + timedelta(days=1)
    result(at, [even(STEP)], set_code="funnel-recruitment", year=2027, made_at=later)
    assert look(later) == 1
    assert (StandsOut.objects.get().lasting, StandsOut.objects.get().new) == (0, 0)


def test_a_run_that_began_before_a_look_and_ended_after_it_is_not_missed(region):
    at = loud("ZN1", region)
    look(NOW + timedelta(hours=2))
    result(at, [even(STEP)], set_code="funnel-recruitment", year=2027, made_at=NOW)
    assert look(NOW + timedelta(hours=3)) == 1
    assert StandsOut.objects.get().lasting == 0


def test_only_the_job_that_works_figures_out_may_do_it(region):
    with pytest.raises(NotPermitted):
        keep_what_stands_out(by=signed_in(person()), now=NOW)


def test_a_list_of_many_costs_as_many_queries_as_one_of_few(client, lead, region):
    loud("ZN1", region)
    look()
    client.get(HERE)
    with CaptureQueriesContext(connection) as few:
        client.get(HERE)
    for number in range(2, 9):
        loud(f"ZN{number}", region)
    look(NOW + timedelta(days=1))
    with CaptureQueriesContext(connection) as many:
        client.get(HERE)
    assert len(rows_of(client)) == 8
    assert len(many) == len(few)
