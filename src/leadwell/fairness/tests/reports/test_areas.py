"""A region: who stays away from parity, how sure that is, and who has no plan."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import Plan
from leadwell.fairness.queries.reports import areas
from leadwell.fairness.tests.factories import NOW, even, likelihood, result, snapshot
from leadwell.fairness.tests.reports.full_trust import (
    beside,
    full_trust,
    small_employer,
    years,
)
from leadwell.fairness.tests.reports.test_pages import text
from leadwell.organisations.tests.factories import person, place

pytestmark = pytest.mark.django_db
HERE = "/fairness/areas/ZR1/"


@pytest.fixture
def region():
    return full_trust().parent


@pytest.fixture
def lead(region, client):
    account = account_with_role("equality-lead", region)
    client.force_login(account)
    return account


def test_a_region_shows_everybody_together_with_intervals(client, lead):
    said = text(client, HERE)
    assert "1 of 4 figures compared lies away from parity, beyond chance" in said
    assert "1.45 1.38 to 1.52" in said.replace("95% interval ", "")
    assert 'href="/fairness/areas/ZR1/wres-2/"' in client.get(HERE).content.decode()


def test_what_chance_may_bring_among_many_is_no_finding_across_an_area_either(client):
    region = place("ZR7", kind="region", sector="national")
    client.force_login(account_with_role("equality-lead", region))
    result(region, [likelihood("wres-2", p=0.03)], area=True)
    here = "/fairness/areas/ZR7/"
    assert "1 of 1 figures compared lies away from parity, beyond chance" in text(client, here)
    even_ones = [even(f"wdes-{n}") for n in ("2", "3")] + [
        even("wdes-1", row=str(n), row_title=f"Band {n}") for n in range(11)
    ]
    result(region, even_ones, set_code="wdes", area=True)
    said = text(client, here)
    assert "Across the area no figure lies away from parity, beyond chance." in said
    assert "1 lies to one side of parity, as chance alone may bring among so many." in said


def test_an_area_whose_first_year_is_not_over_says_so(client):
    region = place("ZR8", kind="region", sector="national")
    client.force_login(account_with_role("equality-lead", region))
    early = snapshot(as_at=date(2026, 6, 9))
    result(region, [likelihood("wres-2", p=1e-9)], year=2027, of=early, area=True)
    said = text(client, "/fairness/areas/ZR8/")
    assert "The first year that is counted across this area is not over yet." in said


def test_a_figure_names_who_stays_away_and_who_has_no_plan(client, lead, region):
    quiet, loud = (
        place("ZN1", region, name="Made-up Quiet"),
        place("ZN2", region, name="Made-up Loud"),
    )
    years(quiet, (1.1, 1.1))
    years(loud, (2.1, 2.2, 2.3))
    Plan.objects.create(organisation=loud, indicator="wres-2", what="Panels", who="HR", by_on="2026-01-01",
                        made_by=person(), made_at=NOW)  # fmt: skip
    said = text(client, f"{HERE}wres-2/")
    assert "2 of 3 organisations stay away from parity" in said
    assert "1 of them has no plan for it" in said
    away, others = said.split("Everybody, by how sure")[0:1][0], said.split("Everybody else")[-1]
    assert "Made-up Loud" in away
    assert "Late" in away
    assert "No plan" in away
    assert "Made-up Quiet" in others


def test_one_year_away_is_not_staying_away(client, lead, region):
    once = place("ZN1", region, name="Made-up Once")
    years(once, (1.0, 1.0, 2.2))
    assert "1 of 2 organisations stays away" in text(client, f"{HERE}wres-2/")


def test_organisations_are_listed_by_name_each_with_interval_and_size(client, lead, region):
    beside(region, 6)
    page = client.get(f"{HERE}wres-2/").content.decode()
    tables = page.split("<table")[2:]
    rest = tables[-1]
    names = [f"Made-up Trust {n:02d}" for n in range(6)]
    at = [rest.index(name) for name in names if name in rest]
    assert len(at) > 2
    assert at == sorted(at)
    assert "95% interval" in rest
    assert "900" in rest


def test_the_funnel_is_drawn_where_there_are_enough(client, lead, region):
    assert client.get(f"{HERE}wres-2/funnel.svg").status_code == 404
    beside(region, 6)
    answer = client.get(f"{HERE}wres-2/funnel.svg")
    assert answer.status_code == 200
    assert b"<svg" in answer.content


def test_places_with_too_few_people_are_counted_and_not_named(client, lead, region):
    small_employer(region)
    said = text(client, f"{HERE}wres-2/")
    assert "At 1 more organisation it is hidden or not calculable" in said
    assert "Made-up Practice" not in said


def test_only_those_who_answer_for_the_area_see_it(client, region):
    for account in (None, account_with_role("equality-lead", place("ZZ8"))):
        if account:
            client.force_login(account)
        for address in (HERE, f"{HERE}wres-2/", f"{HERE}wres-2/funnel.svg"):
            assert client.get(address).status_code in (302, 403)


def test_what_is_no_area_or_no_figure_to_compare_is_not_found(client, lead):
    for address in (
        "/fairness/areas/ZT1/",
        f"{HERE}wres-1/",
        f"{HERE}nothing/",
        "/fairness/areas/ZZ0/",
    ):
        assert client.get(address).status_code == 404


def test_an_area_without_figures_says_what_will_come(client, region):
    other = place("ZR2", region.parent, name="Eastmarch", kind="region", sector="national")
    client.force_login(account_with_role("equality-lead", other))
    assert "Nothing has been counted across this area yet" in text(client, "/fairness/areas/ZR2/")
    said = text(client, "/fairness/areas/ZR2/wres-2/")
    assert "No organisation in this area has this figure to show yet" in said


@pytest.mark.parametrize("address", ["", "wres-2/"])
def test_an_area_asks_the_database_twelve_times_at_most(client, lead, region, address):
    beside(region, 12)
    client.get(HERE + address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(HERE + address).status_code == 200
    assert len(asked) <= 12, [each["sql"][:120] for each in asked]


def test_limits_of_few_are_said_to_be_those_of_chance(client, lead, region):
    beside(region, 6)
    said = text(client, f"{HERE}wres-2/")
    assert "limits of chance about parity" in said
    assert "With fewer than 200 organisations" in said
    assert "1 organisation lies outside the outer lines (99.8%)." in said


def test_among_two_hundred_limits_allow_for_how_places_differ(client, lead, region):
    """Two hundred trusts that differ: the limits are about the region's own 1.45, and phi is said."""
    of = snapshot()
    for n in range(200):
        value = 1.45 * 1.3 ** ((n * 7) % 11 - 5)
        line = likelihood("wres-2", value=value, low=value / 1.2, high=value * 1.2, p=0.001)
        at = place(f"ZM{n:03d}", region, name=f"Made-up Trust {n:03d}")
        result(at, [line], of=of)
    said = text(client, f"{HERE}wres-2/")
    assert "The lines in the picture close in on the figure of everybody in the area, 1.45." in said
    phi = float(re.search(r"spread ([\d.,]+) times as much as chance", said)[1])
    assert phi > 10
    assert "the lines are drawn wider (over-dispersion, FAR-99)" in said
    assert "0 organisations lie outside the outer lines" in said
    picture = client.get(f"{HERE}wres-2/funnel.svg").content.decode()
    assert "everybody in the area" in picture
    assert "chance and usual differences: 95%, 99.8%" in picture


def test_who_stays_away_is_shown_with_years_interval_and_plan(client, lead, region):
    """Regions see who is persistently away from parity, with intervals, and who has no plan or a late one."""
    loud = place("ZN2", region, name="Made-up Loud")
    years(loud, (2.1, 2.2, 2.3))
    page = client.get(f"{HERE}wres-2/").content.decode()
    away = page.split('id="away"', 1)[1].split("</table>", 1)[0]
    row = away.split("Made-up Loud", 1)[1].split("</tr>", 1)[0]
    assert "2.30" in row
    assert "1.64 to 3.22" in row
    assert "No plan" in row
    assert "2 to 3 years running" in text(client, f"{HERE}wres-2/")


def test_places_whose_figure_is_hidden_take_no_room_from_those_that_show_theirs(
    client, lead, region, monkeypatch
):
    """Among thousands of small employers the few with a figure are all there, and a cut is said."""
    beside(region, 3)
    small_employer(region)
    monkeypatch.setattr(
        areas, "MOST", 3 + 2 * 3
    )  # the rows of one trust of three years, three of two
    said = text(client, f"{HERE}wres-2/")
    assert "Made-up Trust 02" in said
    assert "At 1 more organisation it is hidden" in said
    assert "There are more organisations than fit here" not in said
    monkeypatch.setattr(areas, "MOST", 4)
    assert "There are more organisations than fit here" in text(client, f"{HERE}wres-2/")
