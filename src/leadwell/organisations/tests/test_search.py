"""Finding an organisation, however it is spelled."""

import json
from base64 import urlsafe_b64encode
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.actor import ANYONE
from leadwell.organisations import actions, queries
from leadwell.organisations.rules.facts import AliasFacts, SuccessionFacts
from leadwell.organisations.tests.factories import NOW, REGISTRAR, note, region, row

pytestmark = pytest.mark.django_db

TODAY = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def _a_made_up_country():
    region()
    region("ZR2", "Eastmarch", "ZQ2")
    note(
        row("ZT1", "ST ANNE'S UNIVERSITY HOSPITALS NHS TRUST", parent_code="ZQ1", town="BRACKWATER",
            postcode="ZE13 9WL"),
        row("ZT2", "BRACKWATER AND DALES NHS TRUST", parent_code="ZQ1", town="BRACKWATER"),
        row("ZT3", "BRACKWATER INFIRMARY NHS TRUST", parent_code="ZQ1", closed_on=date(2020, 3, 31)),
        row("ZP1", "BRACKWATER ROAD SURGERY", "practice", parent_code="ZQ2", town="LEAM"),
        row("ZT101", "ROYAL OAK CLINIC", "site", parent_code="ZT1", town="LEAM"),
        as_at=date(2024, 1, 1),
    )  # fmt: skip
    note(row("ZT2", "DALES NHS TRUST", parent_code="ZQ1"), as_at=date(2025, 12, 1))
    alias = AliasFacts(1, "ZT1", ("The Queen Zenobia",))
    actions.note_aliases(by=REGISTRAR, facts=[alias], source="organisation-aliases", now=NOW)
    merged = SuccessionFacts(1, "ZT3", "ZT1", date(2020, 4, 1))
    actions.note_successions(by=REGISTRAR, facts=[merged], source="ods-successors", now=NOW)


def search(text, **more):
    return queries.search(text, by=ANYONE, today=TODAY, **more)


def codes(text, **more):
    return [one.code for one in search(text, **more).found]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("zt2", "ZT2", id="a-code-in-small-letters"),
        pytest.param("Saint Annes", "ZT1", id="saint-for-st"),
        pytest.param("st. anne", "ZT1", id="st-with-a-point"),
        pytest.param("hospitals anne", "ZT1", id="words-in-another-order"),
        pytest.param("st annes univ", "ZT1", id="a-word-cut-short"),
        pytest.param("queen zenobia", "ZT1", id="another-name"),
        pytest.param("brackwater and dales", "ZT2", id="an-old-name"),
        pytest.param("ZE13 9WL", "ZT1", id="a-postcode"),
        pytest.param("ze139wl", "ZT1", id="a-postcode-without-its-space"),
        pytest.param("ze13", "ZT1", id="half-a-postcode"),
        pytest.param("leam", "ZP1", id="a-town"),
        pytest.param("zenobbia", "ZT1", id="one-letter-too-many"),
        pytest.param("roayl oak", "ZT101", id="two-letters-swapped"),
        pytest.param("univrsity hosptals", "ZT1", id="two-words-misspelled"),
        pytest.param("westmarch", "ZR1", id="a-region"),
    ],
)
def test_it_is_found(text, first):
    assert codes(text)[:1] == [first]


def test_open_trusts_come_first_and_closed_ones_last():
    assert codes("brackwater") == ["ZT2", "ZT1", "ZP1", "ZT3"]


def test_two_letters_are_the_beginning_of_a_word():
    assert set(codes("br")) == {"ZT1", "ZT2", "ZT3", "ZP1"}


def test_one_letter_finds_only_what_is_large():
    assert "ZP1" not in codes("b")
    assert "ZT2" in codes("d")


def test_the_old_name_is_shown_when_it_was_looked_for():
    found = search("brackwater and dales").found[0]
    assert (found.name_to_read, found.former) == (
        "Dales NHS Trust",
        "Brackwater and Dales NHS Trust",
    )
    assert search("dales").found[0].former == ""


def test_the_other_name_is_shown_when_it_was_looked_for():
    assert search("zenobia").found[0].alias == "The Queen Zenobia"


def test_a_closed_one_says_who_carries_on_its_work():
    found = search("infirmary").found[0]
    assert (found.closed, found.successors) == (
        True, (("ZT1", "St Anne's University Hospitals NHS Trust"),),
    )  # fmt: skip


def test_what_was_found_says_where_it_sits_nearest_first():
    assert search("royal oak").found[0].places == (
        "St Anne's University Hospitals NHS Trust",
        "NHS Westmarch Integrated Care Board",
        "Westmarch",
    )


def test_a_misspelling_says_that_these_only_come_close():
    assert search("zenobbia").similar
    assert not search("zenobia").similar


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        pytest.param({"region": "ZR2"}, {"ZP1"}, id="a-region"),
        pytest.param({"kind": "practice"}, {"ZP1"}, id="a-kind"),
        pytest.param({"sector": "primary-care"}, {"ZP1"}, id="a-sector"),
        pytest.param({"open_only": True}, {"ZT1", "ZT2", "ZP1"}, id="only-open"),
        pytest.param({"region": "NOWHERE"}, set(), id="a-region-there-is-not"),
    ],
)
def test_a_search_is_narrowed(choice, expected):
    assert set(codes("brackwater", **choice)) == expected


def test_without_words_the_large_open_ones_are_listed_by_name():
    assert codes("") == ["ZT2", "ZR2", "ENG", "ZQ2", "ZQ1", "ZT1", "ZR1"]


def test_without_words_a_choice_lists_what_is_open():
    assert codes("", kind="trust") == ["ZT2", "ZT1"]


def test_only_percent_signs_and_underscores_find_nothing_special():
    assert codes("zzz_qqq") == []
    assert codes("zz%qq") == []


@pytest.mark.parametrize("text", ["", "brackwater", "brackwatr"], ids=["list", "found", "similar"])
def test_pages_join_without_gap_or_repeat(text):
    whole = codes(text)
    turned, page = [], search(text, size=2)
    while True:
        turned += [one.code for one in page.found]
        if not page.next:
            break
        page = search(text, size=2, after=page.next)
    assert turned == whole
    assert len(whole) > 3


def written(*key):
    return urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "after",
    [
        "rubbish",
        "W10",
        "é",
        "bnVsbA",
        written(1, 2, 3, 4, 5, 6),
        written("strict", 0, 99999999999, 0, "a", "b"),
        written("strict", 0, 0, 99999999999, "a", "b"),
        written("else", 0, 0, 0, "a", "b"),
        written("strict", 0, 0, 0, "a\0", "b"),
        written("strict", 0, 0, 0, "\ud800", "b"),
        written("strict", 0, 1e400, 0, "a", "b"),
    ],
)
def test_a_page_that_cannot_be_read_is_the_first(after):
    assert codes("brackwater", after=after) == codes("brackwater")


def test_a_question_leads_to_a_place_and_a_topic():
    page = search("bullying in Leam, is it getting better?")
    assert ([one.code for one in page.found], page.question.topic) == (
        ["ZP1", "ZT101"], "bullying-by-managers",
    )  # fmt: skip


def test_a_question_without_a_place_asks_for_one():
    page = search("bullying at the trust in my town")
    assert (page.found, page.question.place_words, page.question.topic) == (
        (), "", "bullying-by-managers",
    )  # fmt: skip


def test_what_is_called_like_a_topic_is_found_by_its_name():
    note(row("ZP9", "MORALE ROAD SURGERY", "practice", parent_code="ZQ2"))
    page = search("morale road")
    assert ([one.code for one in page.found], page.question.topic) == (["ZP9"], "")


@pytest.mark.parametrize(
    "text", ["", "brackwater", "brackwatr", "zzzzz", "bullying in leam", "bullying"]
)
def test_a_search_costs_at_most_four_queries(text):
    with CaptureQueriesContext(connection) as asked:
        search(text)
    assert len(asked) <= 4
