"""What a registered manager or a practice manager reads where one year of their own says too little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import PooledResult
from leadwell.fairness.queries.results import digest_of, to_json
from leadwell.fairness.rules.facts import ShownGroup
from leadwell.fairness.tests.factories import NOW, even, likelihood, result, snapshot, withheld
from leadwell.fairness.tests.reports.test_pages import text
from leadwell.organisations.tests.factories import place

pytestmark = pytest.mark.django_db
HERE = "/organisations/ZP1/fairness/wres/"
YEARS = ["2022-03-31", "2023-03-31", "2024-03-31", "2025-03-31", "2026-03-31"]
SUMS = even(
    "wres-2",
    first=ShownGroup("white", "White", 20, 45),
    second=ShownGroup("bme", "Black and minority ethnic", 10, 30),
    declared=None,
)


def pooled(of, lines, **more):
    kept = to_json(lines)
    said = {
        "began_on": date(2021, 4, 1), "ended_on": date(2026, 3, 31), "profile": "hes-2018",
        "years": {line.indicator: YEARS for line in lines}, "lines": kept,
        "digest": digest_of(kept), "made_of": "1" * 64, "made_at": NOW,
    }  # fmt: skip
    return PooledResult.objects.create(organisation=of, **{**said, **more})


@pytest.fixture
def region():
    england = place("ENG", name="England", kind="country", sector="national")
    return place("ZR1", england, name="Westmarch", kind="region", sector="national")


@pytest.fixture
def practice(region, client):
    made = place("ZP1", region, name="Made-up Practice", kind="practice", sector="primary-care")
    result(made, [withheld("wres-2"), withheld("wres-3")], of=snapshot())
    client.force_login(account_with_role("practice-manager", made))
    return made


def test_the_years_of_a_small_practice_stand_together(client, practice):
    pooled(practice, [SUMS])
    said = text(client, HERE)
    assert "More can be said of several years together" in said
    chapter = said.split("Several years together", 1)[1]
    assert "2021–22 to 2025–26" in chapter
    assert "White: about 20 of 45" in chapter
    assert "Black and minority ethnic: about 10 of 30" in chapter
    assert "The truth may lie anywhere from 0.81 to 1.55" in chapter
    assert "The interval holds 1.00, so the figure is compatible with no difference." in chapter
    assert "Figures about staff are not: nearly the same people work here each year" in chapter


def test_years_with_one_missing_between_are_named_one_by_one(client, practice):
    pooled(practice, [SUMS], years={"wres-2": [YEARS[0], YEARS[2], YEARS[4]]})
    assert "2021–22, 2023–24, 2025–26" in text(client, HERE)


def test_neighbours_of_the_same_kind_and_region_stand_together(client, practice, region):
    pooled(region, [SUMS], kind="practice", employers=8)
    said = text(client, HERE)
    assert "all 8 employers of your kind (GP practice) in Westmarch, your own among them" in said
    assert "It does not say how it is at yours." in said
    assert "Several years together" not in said


def test_neighbours_in_no_region_are_all_of_their_kind(client):
    home = place("ZC1", name="Made-up Home", kind="care-location", sector="social-care")
    result(home, [withheld("wres-2")])
    client.force_login(account_with_role("registered-manager", home))
    pooled(None, [SUMS], kind="care-location", employers=9)
    said = text(client, "/organisations/ZC1/fairness/wres/")
    assert "all 9 employers of your kind (Care location), your own among them" in said
    assert "No region is known for them." in said


@pytest.mark.parametrize("which", ["of another kind", "of another region", "of another year"])
def test_pools_of_others_are_not_shown(client, practice, region, which):
    elsewhere = place("ZR2", kind="region", sector="national")
    more = {
        "of another kind": {"of": region, "kind": "pcn"},
        "of another region": {"of": elsewhere, "kind": "practice"},
        "of another year": {"of": region, "kind": "practice", "ended_on": date(2025, 3, 31),
                            "began_on": date(2024, 4, 1)},
    }[which]  # fmt: skip
    pooled(lines=[SUMS], **more)
    assert "With employers like yours nearby" not in text(client, HERE)


def test_a_figure_that_says_enough_by_itself_needs_no_other_years(client, practice):
    pooled(practice, [replace(SUMS, indicator="sc-wres-shortlisting")])
    result(practice, [likelihood("sc-wres-shortlisting")], set_code="sc-wres")
    said = text(client, "/organisations/ZP1/fairness/sc-wres/")
    assert "Several years together" not in said


def test_what_is_hidden_even_together_says_why(client, practice):
    nothing = ShownGroup("white", "White", None, None)
    pooled(practice, [withheld("wres-2", first=nothing)])
    chapter = text(client, HERE).split("Several years together", 1)[1]
    assert "2. Appointed from shortlisting: Hidden, so that nobody can be known by it." in chapter
    assert "White: hidden" in chapter
    assert "More can be said" not in text(client, HERE)


def test_a_trust_has_no_such_chapters(client, region):
    trust = place("ZT1", region, kind="trust")
    result(trust, [withheld("wres-2")])
    pooled(trust, [SUMS])
    client.force_login(account_with_role("equality-lead", trust))
    assert "Several years together" not in text(client, "/organisations/ZT1/fairness/wres/")


def test_nobody_reads_them_who_does_not_answer_for_the_place(client, practice):
    pooled(practice, [SUMS])
    client.force_login(account_with_role("practice-manager", place("ZP9", kind="practice")))
    assert client.get(HERE).status_code == 403


def test_the_page_of_a_small_employer_asks_the_database_twelve_times_at_most(
    client, practice, region
):
    pooled(practice, [SUMS])
    pooled(region, [SUMS], kind="practice", employers=8)
    client.get(HERE)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(HERE).status_code == 200
    assert len(asked) <= 12, [each["sql"][:120] for each in asked]
