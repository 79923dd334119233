"""What is said of places: rated, closed, unknown, above others."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.actor import ANYONE
from leadwell.measures import queries
from leadwell.measures.pages import words
from leadwell.measures.tests.factories import (
    TODAY,
    figure,
    month,
    organisation,
    publish,
)
from leadwell.measures.tests.pages.looking import chapter, page, survey
from leadwell.organisations.models import Organisation, Succession

pytestmark = pytest.mark.django_db


def test_a_care_home_gets_a_short_honest_page(trusts):
    organisation("1-1", "A Home", kind="care-location", sector="social-care")
    rated = {
        "base": None,
        "peer_group": "",
        "began_on": date(2020, 5, 6),
        "ended_on": date(2020, 5, 6),
    }
    publish(figure("1-1", measure="cqc-well-led", value=3.0, label="Good", **rated),
            figure("1-1", measure="cqc-safe", value=3.0, label="Good", **rated))  # fmt: skip
    home = page("1-1")
    assert [each.id for each in home.chapters] == ["found"]
    assert home.answer == "The regulator's latest word here is Good, published on 6 May 2020."
    assert home.without.startswith("Staff surveys, sickness and turnover are not published")
    assert len(home.chapters[0].pictures) == 1
    assert len(home.chapters[0].table.rows) == 1


def test_an_inspection_without_a_rating_leaves_the_rating_in_force(trusts):
    organisation("1-1", "A Home", kind="care-location", sector="social-care")
    for number, (day, label, level) in enumerate(
        [(date(2018, 5, 1), "Good", 3.0), (date(2020, 12, 18), "Inspected but not rated", None)]
    ):
        publish(figure("1-1", line=number, measure="cqc-overall", value=level, label=label, base=None,
                       peer_group="", began_on=day, ended_on=day), digest=label)  # fmt: skip
    found = chapter(page("1-1"), "found")
    assert found.sentence == "Overall rating: Good, published on 1 May 2018."
    assert "It was inspected again without a new rating on 18 December 2020." in found.more
    beside = queries.side_by_side(["1-1"], ["cqc-overall"], by=ANYONE, on=TODAY)
    assert [each.label for each in beside.latest.values()] == ["Good"]


def test_a_place_nobody_wrote_about_says_so(trusts):
    organisation("ZP1", "A Practice", kind="practice", sector="primary-care")
    assert page("ZP1").chapters == ()
    assert page("ZP1").answer.startswith("Nothing about how this place is led has been loaded yet")
    assert page("ZP1").without == ""


def test_a_place_without_a_survey_is_not_told_that_none_is_published_when_sickness_is(trusts):
    organisation("ZN1", "A Body", kind="national-body", sector="national")
    publish(*(month("ZN1", m, 4.0) for m in range(1, 4)))
    assert "sickness and turnover are not published" not in page("ZN1").without


def test_an_earlier_organisation_known_from_lists_only_is_not_said_to_be_open(trusts):
    organisation("347", "347", kind="predecessor")
    assert page("347").status.startswith("Known only from the lists")


def test_the_ratings_of_the_places_are_counted_in_the_answer(trusts):
    organisation("ZC1", "A Provider", kind="care-provider", sector="social-care", path="/ZC1/")
    organisation("ZC11", "A Home", kind="care-location", path="/ZC1/ZC11/")
    publish(figure("ZC11", measure="cqc-overall", value=3.0, label="Good", base=None))
    assert page("ZC1").answer == "The regulator has rated its places one by one: Good 1."


def test_the_places_of_a_trust_are_listed_and_not_averaged(trusts):
    organisation("ZZ101", "A hospital", kind="site", path="/ENG/ZR1/ZZ1/ZZ101/")
    publish(
        figure("ZZ101", measure="cqc-overall", value=2.0, label="Requires improvement", base=None)
    )
    found = chapter(page(), "found")
    assert "listed and not averaged" in found.sentence
    assert [cell.text for cell in found.table.rows[0].cells[:1]] == ["A hospital"]


def test_a_closed_organisation_leads_to_its_successor(trusts):
    old = organisation("ZO1", "Old Trust", closed_on=date(2022, 4, 1))
    Succession.objects.create(
        predecessor=old, successor=organisation("ZZ1"), on=date(2022, 4, 1), source="a test"
    )
    closed = page("ZO1")
    assert closed.status == "Closed on 1 April 2022. Its work went on elsewhere."
    assert [(link.text, link.href) for link in closed.continued_by] == [
        ("Trust 1", "/organisations/ZZ1/")
    ]
    assert page("ZZ1").before.rows[0].cells[0].text == "Old Trust"


def test_as_at_an_earlier_day_nothing_later_is_told(trusts):
    publish(*survey(10.0, 11.9))
    early = page(on=date(2020, 5, 1))
    assert (
        early.answer
        == "Nothing about how this place is led has been loaded for 1 May 2020 or before."
    )
    assert early.csv_href.endswith("?on=2020-05-01")


def test_a_region_is_pooled_and_says_so(trusts):
    publish(*survey(10.0, 11.9))
    region = page("ZR1")
    assert region.answer == "11.5% of staff here report bullying by managers."
    assert "never averages of averages" in region.doubt
    assert [row.cells[0].text for row in region.beneath.rows] == [f"Trust {n}" for n in range(1, 6)]
    (row,) = chapter(region, "fair").table.rows
    assert row.cells[4] == "5 organisations, 10,000 answers"


def test_an_organisation_known_by_its_code_only_keeps_its_capitals():
    assert words.name(Organisation(code="RKA", name="RKA")) == "RKA"


def test_an_employer_known_from_its_pay_gap_only_is_not_said_to_be_open():
    organisation("CH-01234567", "Nobody Ltd", kind="employer", known_from="gender-pay-gap")
    picture = page("CH-01234567")
    state = next(fact for fact in picture.facts if fact.key == "State")
    assert state.value == "Known only from the gender pay gap reports"
    assert picture.pay.href == "/organisations/CH-01234567/measures/pay-gap-median/"
    assert "the regulator found" not in picture.without
