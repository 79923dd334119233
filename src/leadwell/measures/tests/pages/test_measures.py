"""One measure in full, several places side by side, and the library."""

from __future__ import annotations

import pytest

from leadwell.actor import ANYONE
from leadwell.measures import pages, queries
from leadwell.measures.models import Source
from leadwell.measures.pages import sentences, words
from leadwell.measures.pages.phrases import Relation
from leadwell.measures.queries import Peers
from leadwell.measures.tests.factories import (
    TODAY,
    counted,
    organisation,
    publish,
)
from leadwell.measures.tests.pages.looking import in_full, page, survey
from leadwell.organisations.models import Organisation

pytestmark = pytest.mark.django_db


def test_one_measure_in_full_names_its_peers_in_order_of_name(trusts):
    publish(*survey(10.0, 11.9))
    full = in_full("ZZ1", "bullying-by-managers")
    assert [row.cells[0].text for row in full.peers.rows] == [f"Trust {n}" for n in range(1, 6)]
    assert [row.you for row in full.peers.rows] == [True, False, False, False, False]
    said = {fact.key for fact in (*full.method, *full.small_print)}
    assert said >= {"What is counted", "Formula", "Source", "Licence", "Rule"}


def test_a_measure_that_was_not_loaded_says_so(trusts):
    assert in_full("ZZ1", "morale").answer == (
        "This measure has not been loaded for this organisation."
    )


def test_counts_that_do_not_meet_are_explained(trusts):
    heads = {"headcount-at-start": 100, "joiners": 12, "leavers": 9, "headcount-at-end": 101}
    publish(*(counted("ZZ1", slug, 1, 1, value=float(n), numerator=None, denominator=None)
              for slug, n in heads.items()))  # fmt: skip
    assert "come to +2 and not to 0" in in_full("ZZ1", "joiners").doubt


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        pytest.param([], "Add two organisations or more", id="none"),
        pytest.param(["ZZ1"], "Add one more", id="one"),
        pytest.param(["ZZ2", "ZZ1"], "Where intervals overlap", id="two"),
        pytest.param([f"ZZ{n}" for n in range(1, 8)], "Six is the most", id="seven"),
    ],
)
def test_a_comparison_says_what_it_needs(trusts, codes, says):
    for code in codes:
        organisation(code)
    publish(*survey(10.0, 11.9))
    beside = queries.side_by_side(codes, pages.COMPARED, by=ANYONE, on=TODAY)
    shown = pages.compare_page(beside, day=TODAY)
    assert shown.says.startswith(says)
    assert bool(shown.tables) is (len(codes) == 2)


def give_words_to_search():
    for one in Organisation.objects.all():
        Organisation.objects.filter(pk=one.pk).update(search_text=f" {one.name.lower()} ")


def compared(*asked):
    beside = queries.side_by_side(asked, pages.COMPARED, by=ANYONE, on=TODAY)
    return pages.compare_page(beside, day=TODAY)


def test_a_name_nobody_knows_is_named(trusts):
    assert compared("Xyzzy").in_the_way == (
        "Nothing here is called “Xyzzy”. Check the spelling, or try its code.",
    )


def test_a_name_adds_the_organisation_that_is_called_so(trusts):
    give_words_to_search()
    assert compared("ZZ1", "trust 3").codes == ("ZZ1", "ZZ3")


def test_a_name_that_may_mean_several_offers_them_and_keeps_the_rest(trusts):
    give_words_to_search()
    shown = compared("ZZ1", "trust")
    assert shown.codes == ("ZZ1",)
    (several,) = shown.several
    assert several.typed == "trust"
    assert [choice.text for choice in several.choices] == [f"Trust {n}" for n in range(1, 6)]
    assert several.choices[2].href.endswith("?org=ZZ1&org=ZZ3")


def test_the_doubt_names_those_it_compares_with(trusts):
    publish(*survey(10.0, 11.9))
    assert "Similar organisations are the 5 that the publisher groups as" in page().doubt


@pytest.mark.parametrize(
    ("licence", "says"),
    [
        pytest.param(
            "Made up: no licence needed", "Made up: no licence needed", id="its-own-words"
        ),
        pytest.param(
            "Open Government Licence v3.0",
            "Contains public sector information licensed under the Open Government Licence v3.0.",
            id="the-words-it-asks-for",
        ),
    ],
)
def test_a_figure_names_the_licence_of_its_source(trusts, licence, says):
    publish(*survey(10.0, 11.9))
    Source.objects.update(licence=licence)
    told = {fact.key: fact.value for fact in in_full("ZZ1", "bullying-by-managers").method}
    assert told["Licence"] == says


def test_the_sheet_says_no_more_than_the_page(trusts):
    publish(
        counted("ZZ1", "managers-turnover", 3, 101), counted("ZZ2", "managers-turnover", 9, 101)
    )
    one = queries.one_measure("ZZ1", "managers-turnover", by=ANYONE, on=TODAY)
    sheet = pages.measure_sheet(one)
    mine = dict(zip(sheet.head, sheet.rows[0], strict=True))
    assert (mine["value"], mine["counted"], mine["out of"]) == (None, None, 100.0)
    assert mine["why there is no value"] == "not shown: too few people"
    assert "3" not in {str(cell) for cell in sheet.rows[0]}


def test_every_measure_is_in_the_library():
    shown = pages.library_page(queries.definitions().values())
    assert sum(len(table.rows) for table in shown.tables) == len(queries.definitions())


def test_without_an_interval_nothing_is_called_more_or_less():
    nobody = Peers("g", 5, 0, 1.0, 2.0, 3.0, None, None)
    assert sentences.relation(None, nobody.middle) is Relation.UNKNOWN
    assert words.told(None) == "not published"
