from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from leadwell.fairness.pages.definitions.counting import selection
from leadwell.fairness.pages.definitions.funnels import funnel_page, funnels_page
from leadwell.fairness.pages.definitions.indicators import indicator_page, indicators_page
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.definitions import funnels, indicators
from leadwell.fairness.queries.meanings import funnel_meaning, meaning, meanings
from leadwell.fairness.rules.facts import Selection
from leadwell.fairness.tests.factories import share

TODAY = date(2026, 6, 10)


def page_of(code):
    found = meaning(code)
    assert found is not None
    return indicator_page(found, funnels())


def facts_of(page):
    return {fact.key: fact.value for fact in page.counted}


def test_the_list_has_every_set_with_its_figures_in_order():
    page = indicators_page(meanings(TODAY))
    assert [part.id for part in page.parts][:2] == ["wres", "wdes"]
    numbers = {part.id: [row.cells[0].text for row in part.table.rows] for part in page.parts}
    assert numbers["wres"][-3:] == ["9", "9", "9"]
    assert set(numbers["sc-wres"]) == {"–"}, "a word is no number"


def test_a_figure_says_which_way_round_and_what_is_counted():
    page = page_of("wres-2")
    assert (
        page.direction == "1.00 is parity. Above 1, white people were more likely to be appointed."
    )
    facts = facts_of(page)
    assert (facts["First group"], facts["Second group"]) == ("White", "Black and minority ethnic")
    assert facts["Counted above the line"] == (
        "Cases of “Recruitment” that came at least to “Appointed” in the year"
    )
    assert "level of pay" in facts["Can be taken apart by"]
    assert [door.text for door in page.doors] == ["The funnel “Recruitment”"]


def test_a_board_is_compared_in_points():
    page = page_of("wres-9")
    assert page.direction.startswith("Nought is parity.")
    facts = facts_of(page)
    assert facts["Counted above the line"].endswith("members of the board only")
    assert facts["Counted below the line"].endswith("without bank staff")


def test_what_is_to_be_verified_is_on_the_page_with_that_of_its_set():
    page = page_of("disparity-lower-upper")
    assert any("national document" in note for note in page.to_be_verified)
    assert any("was not published" in note for note in page.to_be_verified)
    assert [door.text for door in page.doors] == [
        "It is made of “From the lower to the middle tier”",
        "It is made of “From the middle to the upper tier”",
    ]


def test_a_figure_of_the_survey_leads_to_the_published_measure():
    page = page_of("wres-6")
    assert [door.href for door in page.doors] == [
        "/measures/bullying-by-managers/", "/measures/bullying-by-colleagues/",
    ]  # fmt: skip
    assert "never" in page.method


def test_what_is_said_in_words_has_no_counts():
    assert set(facts_of(page_of("eds-1a"))) == {"Formula"}
    assert page_of("eds-1a").direction == ""


def test_values_of_columns_are_said_in_words():
    chosen = Selection("staff", {"pay_row": ("8c", "vsm"), "leads": ("true",), "tier": ("upper",)})
    assert selection(chosen, funnels()) == (
        "Staff on the last day of the year, each counted once, level of pay: Band 8c, Very senior managers,"
        " leads people: yes, tier of pay: upper (band 8a and above)"
    )
    assert selection(Selection("pay"), funnels()) == "Pay on the day of the snapshot"
    assert "each counted once" in selection(indicators()["wres-3"].part, funnels())


def test_a_funnel_has_its_stages_in_order_and_the_figures_that_count_it():
    found = funnel_meaning("recruitment")
    assert found is not None
    page = funnel_page(found)
    assert [row.cells[1] for row in page.stages.rows][0::4] == ["Applied", "Appointed"]
    assert "Appointed from shortlisting" in {row.cells[0].text for row in page.used.rows}


def test_a_funnel_that_no_figure_counts_says_so():
    found = funnel_meaning("grievance")
    assert found is not None
    page = funnel_page(found)
    assert not page.used.rows
    assert "No figure counts it yet" in page.used.empty
    assert funnel_page(funnel_meaning("leavers")).facts[1].value.startswith("Bad for the person")


def test_every_funnel_is_listed():
    assert len(funnels_page(funnels()).table.rows) == len(funnels())


def test_what_a_funnel_gives_by_itself_has_a_page_too():
    own = next(code for code, one in indicators().items() if one.set == "funnel-grievance")
    assert "Grievances" in page_of(own).purpose


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("front", []),
        ("indicator-meanings", []),
        ("funnel-meanings", []),
        *(
            ("indicator-meaning", [code])
            for code in ("wres-2", "eds-3c", "wdes-9a", "connections-open")
        ),
        ("funnel-meaning", ["places"]),
    ],
)
def test_anybody_may_read_it(name, arguments):
    answer = Client().get(reverse(f"fairness:{name}", args=arguments))
    assert answer.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/fairness/indicators/wres-99/", "/fairness/funnels/luck/"])
def test_what_is_not_there_is_not_found(address):
    assert Client().get(address).status_code == 404


def test_a_share_that_is_compared_with_nothing_is_never_called_even():
    alone = share("psed-sex", row="", test="", p=None)
    assert words.verdict(alone) == ""
    assert words.tag(alone).text == "A share by itself"
    assert "no difference" in words.verdict(share(test="score", p=0.4))
