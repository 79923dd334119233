"""The page to find an organisation."""

import re

import pytest

from leadwell.organisations.tests.factories import note, region, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_made_up_region():
    region()
    note(
        row("ZT1", "ZED & BRACK NHS TRUST", parent_code="ZQ1", town="ZEDTOWN"),
        row("ZP1", "ZED SURGERY", "practice", parent_code="ZQ1", town="ZEDTOWN", made_up=True),
        *(row(f"ZX{n:02}", f"MANY {n:02}", parent_code="ZQ1") for n in range(30)),
    )


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main")[1]).split())


def found(client, **asked):
    answer = client.get("/organisations/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_sight_is_a_box_and_a_list(client):
    said = words(found(client))
    assert "Find an organisation" in said
    assert "Trusts, boards and regions, by name" in said


def test_a_result_leads_to_the_organisation_and_says_what_and_where_it_is(client):
    html = found(client, q="zedtown")
    assert 'href="/organisations/ZT1/"' in html
    assert "Zed &amp; Brack NHS Trust" in html
    said = words(html)
    assert "NHS trust" in said
    assert "NHS Westmarch Integrated Care Board · Westmarch" in said
    assert "Made up" in said


def test_a_question_leads_on_to_its_topic_where_figures_are(client):
    html = found(client, q="bullying in zedtown")
    assert 'href="/organisations/ZT1/measures/bullying-by-managers/"' in html
    assert "/organisations/ZP1/measures/" not in html
    assert "You asked about bullying by managers." in words(html)


def test_a_question_without_a_place_asks_which(client):
    assert "Which place do you mean?" in words(found(client, q="bullying"))


def test_nothing_found_says_what_to_try(client):
    said = words(found(client, q="<b>qqqq</b>"))
    assert "Nothing here is called" in said
    assert "try the town or the postcode" in said
    assert "<b>qqqq" not in found(client, q="<b>qqqq</b>")


def test_choices_that_fit_nothing_say_so(client):
    assert "Take one of them away" in words(found(client, sector="social-care"))


def test_a_misspelling_is_said_to_be_one(client):
    assert "These come close" in words(found(client, q="westmrch"))


def test_the_choices_made_are_still_chosen(client):
    html = found(client, q="zed", region="ZR1", kind="trust", status="open")
    assert re.search(r'<option value="ZR1"\s+selected', html)
    assert re.search(r'<option value="trust"\s+selected', html)
    assert 'value="zed"' in html


@pytest.mark.parametrize(
    "asked", [{"kind": "<x>"}, {"sector": "?"}, {"status": "?"}, {"after": "?"}]
)
def test_choices_that_are_none_of_ours_are_left_out(client, asked):
    assert "MANY" not in found(client, q="zed", **asked)


def test_the_next_page_keeps_what_was_asked(client):
    html = found(client, q="many")
    further = re.search(r'href="([^"]+)" rel="next"', html)[1].replace("&amp;", "&")
    assert "q=many" in further
    second = client.get(further).content.decode()
    assert "Many 29" in second
    assert "Many 00" not in second


def test_a_page_is_small_and_costs_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        html = found(client, q="many")
    assert len(html) < 100_000
