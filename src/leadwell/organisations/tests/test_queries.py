"""Organisations by code, by place and as they were."""

from datetime import date

import pytest

from leadwell.actor import ANYONE
from leadwell.organisations import queries
from leadwell.organisations.tests.factories import note, organisation, region, row

pytestmark = pytest.mark.django_db

BEFORE, CHANGED, AFTER = date(2020, 1, 1), date(2025, 12, 1), date(2026, 1, 1)


@pytest.fixture
def zed():
    """A trust that was renamed and moved on 1 December 2025."""
    region()
    region("ZR2", "Eastmarch", "ZQ2")
    opened = {"opened_on": date(2001, 4, 1)}
    note(row("ZT1", "ZED NHS TRUST", parent_code="ZQ1", **opened), as_at=date(2024, 1, 1))
    note(
        row("ZT1", "ZED AND BRACK NHS TRUST", parent_code="ZQ2", **opened),
        row("ZT101", "Clinic", "site", parent_code="ZT1"),
        row("ZT102", "Old clinic", "site", parent_code="ZT1", closed_on=BEFORE),
        as_at=CHANGED,
    )
    return organisation("ZT1")


@pytest.mark.parametrize(
    ("day", "name", "parent"),
    [
        pytest.param(BEFORE, "ZED NHS TRUST", "ZQ1", id="before"),
        pytest.param(date(2025, 11, 30), "ZED NHS TRUST", "ZQ1", id="the-last-day-before"),
        pytest.param(CHANGED, "ZED AND BRACK NHS TRUST", "ZQ2", id="on-the-day"),
        pytest.param(AFTER, "ZED AND BRACK NHS TRUST", "ZQ2", id="after"),
    ],
)
def test_what_it_was_called_and_where_it_sat(zed, day, name, parent):
    assert queries.name_on(zed, day) == name
    assert queries.parent_on(zed, day).code == parent
    picture = queries.as_at(zed, day)
    assert (picture.name, picture.parent.code, picture.open) == (name, parent, True)


def test_a_picture_reads_well_and_names_what_it_was(zed):
    picture = queries.as_at(zed, AFTER)
    assert picture.name_to_read == "Zed and Brack NHS Trust"
    assert [name.name for name in picture.former_names] == ["ZED NHS TRUST"]
    assert picture.aliases == ()


def test_before_it_opened_it_was_not_open(zed):
    assert not queries.as_at(zed, date(2001, 3, 31)).open


def test_a_picture_costs_two_queries_and_one_for_a_place_not_at_hand(
    zed, django_assert_num_queries
):
    with django_assert_num_queries(3):
        queries.as_at(zed, AFTER)
    with django_assert_num_queries(2):
        queries.as_at(zed, AFTER)


def test_what_was_never_placed_or_named_answers_with_today(zed):
    note(row("ZX1", "", "predecessor"))
    bare = organisation("ZX1")
    assert (queries.name_on(bare, AFTER), queries.parent_on(bare, AFTER)) == ("ZX1", None)


def test_an_organisation_is_found_by_any_of_its_codes(zed):
    note(row("ZQ1", "Board", "icb", other_codes=(("ons", "E54"),)), source="icb-names")
    assert queries.by_code(" zt1 ", by=ANYONE) == zed
    assert queries.by_code("e54", by=ANYONE).code == "ZQ1"
    assert queries.by_code("NOBODY", by=ANYONE) is None


def test_its_own_code_goes_before_somebody_elses_other_code(zed):
    note(row("ZT2", "Brack", other_codes=(("old", "ZT1"),)))
    assert queries.by_code("ZT1", by=ANYONE) == zed


def test_many_codes_at_once(zed):
    assert set(queries.by_codes(["zt1", "ZQ2", "NO"], by=ANYONE)) == {"ZT1", "ZQ2"}
    assert queries.ids_by_code(["ZT1", "NO"]) == {"ZT1": zed.pk}
    assert queries.codes_above(["ZT1", "ENG"]) == {"ZT1": "ZQ2"}


def test_what_is_beneath(zed):
    east = organisation("ZR2")
    assert [one.code for one in queries.children(east, by=ANYONE)] == ["ZQ2"]
    beneath = {one.code for one in queries.beneath(east, by=ANYONE)}
    assert beneath == {"ZQ2", "ZT1", "ZT101", "ZT102"}
    assert queries.counts_beneath(east, by=ANYONE) == {"icb": 1, "trust": 1, "site": 1}


def test_only_regions_that_have_a_name_are_offered(zed):
    note(row("ZR9", "", "region", parent_code="ENG"))
    assert [one.name for one in queries.regions(by=ANYONE)] == ["Eastmarch", "Westmarch"]
