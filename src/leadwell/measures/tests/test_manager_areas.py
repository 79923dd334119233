"""The pages on managers of an area: whose posts are counted, and how people there feel led."""

from __future__ import annotations

import pytest

from leadwell.actor import ANYONE
from leadwell.measures import actions, pages, queries, tasks
from leadwell.measures.models import ManagerRelease
from leadwell.measures.tests.factories import figure, publish
from leadwell.measures.tests.full_trust import COUNTER, FIRST, NOW, exact_page, staffed, text
from leadwell.organisations.tests.factories import place, post

pytestmark = pytest.mark.django_db
FELT = "compassionate-and-inclusive"


@pytest.fixture
def region():
    """Four trusts that told us, one that did not, and two practices that did not either."""
    made = place("ZR1", kind="region", sector="national")
    for n in range(4):
        staffed(place(f"ZT{n}", made), seed=n)
    place("ZT9", made)
    for n in range(2):
        place(f"ZP{n}", made, kind="practice", sector="primary-care")
    return made


def rows(page):
    table = next(chapter for chapter in page.chapters if chapter.id == "told").table
    return [tuple(row.cells) for row in table.rows]


def in_public(at):
    return pages.managers_page(queries.managers_in_public(at.code, by=ANYONE, on=FIRST))


def felt(page):
    return page.stats[-1]


def test_the_exact_page_of_an_area_says_how_many_employers_are_counted(region):
    page = exact_page(region)
    assert page.doubt.startswith("4 of 7 employers here have told us who works for them.")
    assert rows(page) == [("NHS trust", "4", "5"), ("GP practice", "0", "2")]


def test_the_public_page_says_what_was_so_when_its_numbers_were_made(region, client):
    tasks.release_managers_monthly.func(0)
    post(region.children.get(code="ZT9"))
    page = in_public(region)
    assert page.doubt.startswith("4 of 7 employers here")
    assert rows(page) == [("NHS trust", "4", "5"), ("GP practice", "0", "2")]
    assert "Which employers are counted?" in text(client, "/organisations/ZR1/managers/public/")


def test_it_is_said_too_where_the_numbers_themselves_are_not_shown():
    region = place("ZR1", kind="region", sector="national")
    staffed(place("ZT1", region), leaders=1, staff=3)
    place("ZT2", region)
    actions.release_all_managers(by=COUNTER, now=NOW)
    page = in_public(region)
    assert "is not shown" in page.answer
    assert page.doubt.startswith("1 of 2 employers here")


def test_where_nobody_told_us_an_area_says_so():
    region = place("ZR1", kind="region", sector="national")
    place("ZT1", region)
    page = exact_page(region)
    assert page.doubt == "None of the employers here has told us who works for them."


def test_a_release_of_before_says_nothing_of_employers(region):
    actions.release_all_managers(by=COUNTER, now=NOW)
    made = ManagerRelease.objects.get(organisation=region)
    del made.table["told"]
    made.save()
    assert in_public(region).doubt.startswith("Counts are rounded")


def test_one_employer_alone_counts_itself_and_says_nothing_of_others(region):
    trust = region.children.get(code="ZT1")
    assert "told" not in {chapter.id for chapter in exact_page(trust).chapters}


def test_a_survey_is_pooled_as_in_the_picture_of_the_area(region):
    publish(
        *(figure(f"ZT{n}", measure=FELT, value=7.0 + n / 10, base=100, line=n) for n in range(4))
    )
    pooled = queries.picture("ZR1", by=ANYONE, on=FIRST).latest(FELT)
    stat = felt(exact_page(region))
    assert (stat.label, stat.value) == ("Compassionate and inclusive leadership", "7.15")
    assert pooled.value == pytest.approx(7.15)
    assert "from 4 organisations here together" in stat.beside


def test_where_no_organisation_has_a_survey_the_area_says_that(region):
    assert felt(exact_page(region)).beside == "No survey result of the organisations here is known."


def test_the_numbers_of_england_are_the_publishers_own(region):
    england = place("ENG", kind="country", sector="national")
    staffed(place("ZE1", england))
    publish(figure("ENG", measure=FELT, value=7.3))
    stat = felt(exact_page(england))
    assert (stat.value, "together" in stat.beside) == ("7.30", False)
