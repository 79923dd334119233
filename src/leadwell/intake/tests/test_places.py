"""Registers of places: which row puts which organisation where."""

from datetime import UTC, date, datetime

import pytest

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.gateways.cqc_ratings import CqcRating
from leadwell.gateways.icb_names import IcbName
from leadwell.gateways.ods import OdsRow
from leadwell.gateways.ods_pcn import Pcn, PcnMember
from leadwell.gateways.ods_successors import Succession
from leadwell.gateways.organisation_aliases import Aliases
from leadwell.gateways.region_names import RegionName
from leadwell.intake.actions.places import note_care_places, note_mentions, take_places
from leadwell.organisations import queries
from leadwell.organisations.models import Organisation

pytestmark = pytest.mark.django_db

BY = system_actor("a made-up load", Permission.NOTE_ORGANISATIONS)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
EDITION = date(2025, 12, 1)


def ods(line, code, name, region="ZR1", board="ZQ1", closed=None, parent="", setting=""):
    return OdsRow(
        line, code, name, region, board, ("1 Zed Street", "ZEDTOWN"), "ZEDTOWN", "ZE1 1AA",
        date(2001, 4, 1), closed, "A", "", parent, date(2013, 4, 1), None, "", setting,
    )  # fmt: skip


def take(kind, *rows, as_at=EDITION):
    taken = take_places(kind, rows, by=BY, as_at=as_at, source=kind, now=NOW)
    return (taken.accepted, taken.unchanged, taken.changed, len(taken.refused))


def organisation(code):
    return Organisation.objects.get(code=code)


def test_a_trust_sits_in_its_board_and_the_board_in_its_region():
    assert take("ods-trusts", ods(1, "ZT1", "ZED NHS TRUST")) == (1, 0, 0, 0)
    assert organisation("ZT1").path == "/ENG/ZR1/ZQ1/ZT1/"
    assert organisation("ZQ1").kind == "icb"


@pytest.mark.parametrize(
    ("region", "board", "path"),
    [
        pytest.param("", "", "/ZT1/", id="nowhere-in-england"),
        pytest.param("W00", "Q99", "/ZT1/", id="in-wales"),
        pytest.param("Y99", "Q99", "/ZT1/", id="no-region"),
        pytest.param("ZR1", "Q99", "/ENG/ZR1/ZT1/", id="a-region-without-a-board"),
        pytest.param("", "ZQ1", "/ZT1/", id="a-board-without-a-region-is-no-board"),
    ],
)
def test_no_place_is_invented(region, board, path):
    take("ods-trusts", ods(1, "ZT1", "ZED NHS TRUST", region, board))
    assert organisation("ZT1").path == path


def test_a_board_sits_where_most_open_organisations_say():
    closed = [ods(n, f"ZX{n}", "Zed", "ZR9", closed=date(2023, 1, 1)) for n in range(5)]
    take("ods-practices", *closed, ods(9, "ZT1", "Zed"))
    assert organisation("ZQ1").parent.code == "ZR1"


def test_what_closed_before_there_were_boards_did_not_sit_in_one():
    take("ods-trusts", ods(1, "ZT1", "Zed", closed=date(2022, 6, 30)))
    assert organisation("ZQ1").kind == "commissioner"
    take("ods-trusts", ods(1, "ZT2", "Zed", closed=date(2022, 7, 1)))
    assert organisation("ZQ1").kind == "icb"


def test_an_edition_older_than_the_boards_places_no_trust():
    take("ods-sites", ods(1, "ZT1", "ZED"), ods(2, "ZT101", "CLINIC", parent="ZT1"),
         as_at=date(2018, 7, 31))  # fmt: skip
    assert organisation("ZT101").path == "/ZT1/ZT101/"


def test_a_site_of_an_unknown_trust_is_refused_with_its_cells():
    taken = take_places(
        "ods-sites", [ods(7, "ZT101", "CLINIC", parent="ZT1")],
        by=BY, as_at=EDITION, source="ods-sites", now=NOW,
    )  # fmt: skip
    (bad,) = taken.refused
    assert (bad.line, bad.cells[:2]) == (7, ("ZT101", "CLINIC"))
    assert "The trust ZT1," in bad.advice


def test_a_practice_is_a_gp_practice_only_by_its_setting():
    take(
        "ods-practices", ods(1, "ZP1", "SURGERY", setting="4"), ods(2, "ZP2", "CLINIC", setting="8")
    )
    assert [organisation(code).kind for code in ("ZP1", "ZP2")] == ["practice", "prescriber"]


def test_a_practice_belongs_to_its_commissioner_beside_its_board():
    assert take("ods-practices", ods(1, "ZP1", "SURGERY", parent="00Z", setting="4")) == (
        1,
        0,
        0,
        0,
    )
    (membership,) = queries.memberships(organisation("ZP1"), by=ANYONE)
    assert (membership.group.code, membership.group.kind) == ("00Z", "commissioner")
    assert organisation("ZP1").parent.code == "ZQ1"


def test_names_of_regions_and_boards_are_given_to_what_was_only_pointed_at():
    take("ods-trusts", ods(1, "ZT1", "ZED"))
    assert take("region-names", RegionName(1, "ZR1", "Westmarch")) == (0, 0, 1, 0)
    assert take("icb-names", IcbName(1, "E549", "ZQ1", "NHS Westmarch")) == (0, 0, 1, 0)
    assert queries.by_code("E549", by=ANYONE).name == "NHS Westmarch"
    assert organisation("ZR1").path == "/ENG/ZR1/"


def test_networks_sit_in_the_board_of_their_commissioner():
    take("ods-ccg-icb", ods(1, "00Z", "NHS ZED ICB - 00Z"))
    network = Pcn(2, "ZN1", "ZED PCN", "00Z", date(2019, 7, 1), None, (), "ZEDTOWN", "ZE1 1AA")
    lost = Pcn(3, "ZN2", "LOST PCN", "00X", None, None, (), "", "")
    member = PcnMember(2, "ZP1", "ZN1", date(2019, 7, 1), None)
    assert take("ods-pcn", network, lost, member) == (3, 0, 0, 0)
    assert organisation("ZN1").parent.code == "ZQ1"
    assert organisation("ZN2").parent.code == "00X"
    assert organisation("ZP1").kind == "practice"
    assert take("ods-pcn", network, lost, member) == (0, 3, 0, 0)


def test_successions_of_itself_are_refused():
    rows = [Succession(1, "ZT1", "ZT2", EDITION), Succession(2, "ZT2", "ZT2", EDITION)]
    assert take("ods-successors", *rows) == (1, 0, 0, 1)


def test_other_names_bring_mergers_and_add_what_is_unknown():
    take("ods-trusts", ods(1, "ZT1", "ZED NHS TRUST"))
    known = Aliases(1, "ZT1", "Zed NHS Trust", ("Royal Zed",), ("ZT0",), date(2020, 4, 1))
    new = Aliases(2, "ZT2", "Brack NHS Trust", (), (), None)
    assert take("organisation-aliases", known, new) == (1, 0, 1, 0)
    assert organisation("ZT1").names.get(alias=True).name == "Royal Zed"
    assert organisation("ZT0").closed_on == date(2020, 3, 31)
    assert take("organisation-aliases", known, new) == (0, 2, 0, 0)


def rated(line, location, provider, kind="Social Care Org"):
    return CqcRating(
        line, location, f"Home {location}", True, kind, "Residential social care", ("1 Zed Street",),
        "Zedtown", "ZE1 1AA", "Zedshire", "South West", "Overall", "Overall", "Good",
        EDITION, False, provider, f"Provider {provider}",
    )  # fmt: skip


def test_a_care_location_sits_in_its_provider_and_in_no_region_of_the_nhs():
    rows = [rated(1, "1-11", "1-1"), rated(2, "1-11", "1-1"), rated(3, "1-12", "1-1")]
    noted = note_care_places(rows=rows, by=BY, as_at=EDITION, source="cqc-ratings", now=NOW)
    assert noted.added == frozenset({1, 3})
    home = organisation("1-11")
    assert (home.path, home.sector, home.area) == (
        "/1-1/1-11/", "social-care", "Zedshire, South West",
    )  # fmt: skip


def test_an_nhs_trust_of_the_regulator_is_the_trust_of_the_register():
    take("ods-trusts", ods(1, "ZT1", "ZED NHS TRUST"))
    rows = [rated(1, "ZT101", "ZT1", "NHS Healthcare Organisation")]
    note_care_places(rows=rows, by=BY, as_at=EDITION, source="cqc-ratings", now=NOW)
    assert organisation("ZT1").name == "ZED NHS TRUST"
    assert organisation("ZT101").path == "/ENG/ZR1/ZQ1/ZT1/ZT101/"
    assert organisation("ZT101").kind == "site"


def test_a_mention_is_noted_once_whatever_its_rows():
    named = [(1, "ZT1", "Zed NHS Foundation Trust"), (2, "ZT1", "Zed NHS Foundation Trust")]
    noted = note_mentions(named=named, by=BY, as_at=EDITION, source="turnover", now=NOW)
    assert noted.added == frozenset({1})
    assert organisation("ZT1").kind == "trust"
