"""Editions of a register, in any order, tell one story."""

from datetime import date

import pytest

from leadwell.history.tests.factories import events
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import (
    note,
    organisation,
    region,
    row,
)
from leadwell.organisations.tests.noting.told import names, outcome, places

pytestmark = pytest.mark.django_db
EARLY, LATE, LATEST = date(2018, 7, 31), date(2025, 12, 1), date(2026, 7, 1)


def test_a_new_organisation_has_a_name_a_place_and_a_path():
    region()
    assert outcome(note(row("ZT1", "ZED NHS TRUST", parent_code="ZQ1", town="ZEDTOWN"))) == (
        1, 0, 0, 0,
    )  # fmt: skip
    zed = organisation("ZT1")
    assert (zed.path, zed.parent.code, zed.town) == ("/ENG/ZR1/ZQ1/ZT1/", "ZQ1", "ZEDTOWN")
    assert names("ZT1") == [("ZED NHS TRUST", None, None)]
    assert places("ZT1") == [("ZQ1", None, None)]


def test_the_order_of_rows_in_a_file_does_not_matter():
    note(
        row("ZT101", "Clinic", "site", parent_code="ZT1"),
        row("ZT1", "Zed", parent_code="ZQ1"),
        row("ZQ1", "Board", "icb", parent_code="ZR1"),
        row("ZR1", "Region", "region", parent_code="ENG"),
    )
    assert organisation("ZT101").path == "/ENG/ZR1/ZQ1/ZT1/ZT101/"


def test_the_same_file_again_changes_nothing():
    rows = [row("ZT1", "Zed", parent_code="ZQ1", town="Zedtown", other_codes=(("ons", "E9"),))]
    note(*rows)
    before = list(Organisation.objects.values()), events().count()
    assert outcome(note(*rows)) == (0, 0, 1, 0)
    assert (list(Organisation.objects.values()), events().count()) == before


def test_a_newer_file_moves_the_name_and_keeps_the_old_one():
    note(row("ZT1", "Zed"), as_at=LATE)
    assert outcome(note(row("ZT1", "Zed and Brack"), as_at=LATEST)) == (0, 1, 0, 0)
    assert organisation("ZT1").name == "Zed and Brack"
    assert names("ZT1") == [("Zed", None, LATEST), ("Zed and Brack", LATEST, None)]
    assert " zed " in organisation("ZT1").search_text


def test_an_older_file_adds_to_the_past_and_leaves_today_alone():
    note(row("ZT1", "Zed and Brack", town="Zedtown", closed_on=EARLY), as_at=LATEST)
    assert outcome(note(row("ZT1", "Zed", town="Oldtown"), as_at=LATE)) == (0, 1, 0, 0)
    zed = organisation("ZT1")
    assert (zed.name, zed.town, zed.closed_on) == ("Zed and Brack", "Zedtown", EARLY)
    assert names("ZT1") == [("Zed", None, LATEST), ("Zed and Brack", LATEST, None)]


@pytest.mark.parametrize(
    "order",
    [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)],
    ids=lambda order: "".join(map(str, order)),
)
def test_three_editions_in_any_order_tell_the_same_story(order):
    region()
    region("ZR2", "Eastmarch", "ZQ2")
    editions = [
        (row("ZT1", "Zed", parent_code="ZQ1"), EARLY),
        (row("ZT1", "Zed University", parent_code="ZQ1"), LATE),
        (row("ZT1", "Zed and Brack", parent_code="ZQ2"), LATEST),
    ]
    for number in order:
        facts, as_at = editions[number]
        note(facts, as_at=as_at)
    assert names("ZT1") == [
        ("Zed", None, LATE),
        ("Zed University", LATE, LATEST),
        ("Zed and Brack", LATEST, None),
    ]
    assert places("ZT1") == [("ZQ1", None, LATEST), ("ZQ2", LATEST, None)]
    assert organisation("ZT1").name == "Zed and Brack"
    assert organisation("ZT1").path == "/ENG/ZR2/ZQ2/ZT1/"
    assert [outcome(note(facts, as_at=as_at)) for facts, as_at in editions] == [(0, 0, 1, 0)] * 3


def test_an_older_file_with_the_same_name_moves_the_day_of_the_change():
    note(row("ZT1", "Zed"), as_at=EARLY)
    note(row("ZT1", "Zed and Brack"), as_at=LATEST)
    assert outcome(note(row("ZT1", "Zed and Brack"), as_at=LATE)) == (0, 1, 0, 0)
    assert names("ZT1") == [("Zed", None, LATE), ("Zed and Brack", LATE, None)]


def test_a_name_in_other_capitals_is_the_same_name():
    note(row("ZT1", "ZED NHS TRUST"), as_at=LATE)
    assert outcome(note(row("ZT1", "Zed NHS Trust"), as_at=LATEST)) == (0, 0, 1, 0)


def test_what_contradicts_an_edition_of_the_same_day_is_only_for_finding():
    note(row("ZT1", "Zed"), as_at=LATE)
    note(row("ZT1", "Zed Brack"), as_at=LATE, source="ods-sites")
    assert names("ZT1") == [("Zed", None, None)]
    assert organisation("ZT1").names.get(alias=True).name == "Zed Brack"


def test_whatever_sits_in_a_moved_organisation_moves_with_it():
    region()
    region("ZR2", "Eastmarch", "ZQ2")
    note(row("ZT1", "Zed", parent_code="ZQ1"), row("ZT101", "Clinic", "site", parent_code="ZT1"))
    note(row("ZT1", "Zed", parent_code="ZQ2"), as_at=LATEST)
    assert organisation("ZT101").path == "/ENG/ZR2/ZQ2/ZT1/ZT101/"


def test_a_board_and_its_trust_may_move_in_one_file():
    region()
    region("ZR2", "Eastmarch", "ZQ2")
    note(row("ZT1", "Zed", parent_code="ZQ1"))
    note(
        row("ZQ1", "", "icb", parent_code="ZR2"), row("ZT1", "Zed", parent_code="ZQ2"), as_at=LATEST
    )
    assert organisation("ZQ1").path == "/ENG/ZR2/ZQ1/"
    assert organisation("ZT1").path == "/ENG/ZR2/ZQ2/ZT1/"


def test_opening_and_closing_follow_the_newest_register():
    note(row("ZT1", "Zed"), as_at=LATE)
    note(row("ZT1", "Zed", closed_on=date(2026, 3, 31)), as_at=LATEST)
    assert organisation("ZT1").closed_on == date(2026, 3, 31)
    note(row("ZT1", "Zed", opened_on=EARLY), as_at=date(2026, 8, 1))
    assert (organisation("ZT1").closed_on, organisation("ZT1").opened_on) == (None, EARLY)


def test_a_file_that_does_not_tell_what_is_closed_opens_nothing():
    note(row("ZT1", "Zed", closed_on=EARLY), as_at=LATE)
    note(row("ZT1", "Zed", tells_closing=False), as_at=LATEST)
    assert organisation("ZT1").closed_on == EARLY


def test_what_a_newer_file_leaves_empty_is_kept():
    note(row("ZT1", "Zed", town="Zedtown", postcode="ZE1 1AA"), as_at=LATE)
    assert outcome(note(row("ZT1", "Zed"), as_at=LATEST)) == (0, 0, 1, 0)
    assert organisation("ZT1").town == "Zedtown"


def test_a_place_nobody_has_described_is_kept_under_its_code_until_a_file_names_it():
    note(row("ZT1", "Zed", parent_code="ZQ1"))
    assert (organisation("ZQ1").name, organisation("ZQ1").kind) == ("ZQ1", "icb")
    assert organisation("ZT1").path == "/ENG/ZQ1/ZT1/"
    note(row("ZQ1", "NHS Zed Board", "icb", parent_code="ZR1"), source="icb-names")
    assert organisation("ZQ1").name == "NHS Zed Board"
    assert names("ZQ1") == [("NHS Zed Board", None, None)]


def test_a_place_only_pointed_at_may_turn_out_to_be_of_a_kind_that_says_more():
    note(row("ZQ1", "", "commissioner"))
    assert outcome(note(row("ZQ1", "", "icb"))) == (0, 1, 0, 0)
    assert organisation("ZQ1").kind == "icb"


def test_a_body_outside_england_is_not_put_into_england():
    note(row("ZW1", "Zed Cymru NHS Trust"))
    assert (organisation("ZW1").parent, organisation("ZW1").path) == (None, "/ZW1/")
