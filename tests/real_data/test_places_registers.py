"""The real registers, loaded as they were published. Expected numbers: the data's own README."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.gateways.kinds import KINDS
from leadwell.gateways.rows import BadRow
from leadwell.intake.actions.places import note_care_places, take_places
from leadwell.organisations import queries
from leadwell.organisations.models import Organisation, Succession

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("LEADWELL_REAL_DATA") or ROOT / ".." / "shared" / "data")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not DATA.is_dir(), reason=f"real data not found at {DATA} (set LEADWELL_REAL_DATA)"
    ),
]

BY = system_actor("a test", Permission.NOTE_ORGANISATIONS)
NOW = datetime(2026, 11, 21, tzinfo=UTC)
OLD_TRUSTS = ("ods-trusts", "ods-trusts/etr_2025-12.csv")
NEW_TRUSTS = ("ods-trusts", "ods-trusts/etr_2026-07.csv")
CCG = ("ods-ccg-icb", "ods-ccg-icb/eccg_2025-12.csv")
ICBS = ("icb-names", "ods-ccg-icb/icb_names_codes_dec_2024.csv")
REGIONS = ("region-names", "ods-successors/lookup_nhs_trusts22_nhs_region21.csv")
PRACTICES = ("ods-practices", "ods-gp-practices/epraccur_2024-01.csv")
SITES = ("ods-sites", "ods-sites-2018/etrust.csv.gz")
PCNS = ("ods-pcn", "ods-pcn/ePCN_2020-04.xlsx")
SUCCESSORS = ("ods-successors", "ods-successors/lookup_trust_trust.csv")
ALIASES = ("organisation-aliases", "trust-aliases/trust_aliases.csv")
ICB_ALIASES = ("organisation-aliases", "trust-aliases/icb_aliases.csv")
TODAY = date(2026, 7, 15)
RENAMED = {"RA7", "RRF", "RWW", "RY3"}


def rows_of(kind, name):
    delivery = KINDS[kind].read(DATA / name)
    return delivery.as_at, [row for row in delivery.rows if not isinstance(row, BadRow)]


def load(kind, name):
    as_at, rows = rows_of(kind, name)
    return take_places(kind, rows, by=BY, as_at=as_at, source=kind, now=NOW)


def outcome(taken):
    return (taken.accepted, taken.unchanged, taken.changed, len(taken.refused))


def trusts():
    return Organisation.objects.filter(kind="trust")


def story():
    """Everything that is dated, so that two orders of loading can be compared."""
    return {
        one.code: (
            one.name,
            one.path,
            one.closed_on,
            sorted((n.name, str(n.from_on), str(n.until_on)) for n in one.names.all()),
            sorted(
                (p.parent.code, str(p.from_on), str(p.until_on))
                for p in one.placements.select_related("parent")
            ),
        )
        for one in trusts()
    }


def test_trusts_of_both_editions_in_either_order_tell_the_same_story():
    load(*OLD_TRUSTS)
    load(*NEW_TRUSTS)
    forwards = story()
    assert {code for code, (_, _, _, names, _) in forwards.items() if len(names) > 1} == RENAMED
    assert trusts().count() == 274
    assert trusts().filter(closed_on=None).count() == 202
    assert outcome(load(*OLD_TRUSTS)) == (0, 273, 0, 0)
    assert story() == forwards


def test_the_older_edition_of_trusts_after_the_newer():
    assert outcome(load(*NEW_TRUSTS)) == (274, 0, 0, 0)
    taken = load(*OLD_TRUSTS)
    assert (taken.accepted, len(taken.refused)) == (0, 0)
    bristol = Organisation.objects.get(code="RA7")
    assert bristol.name == "BRISTOL NHS FOUNDATION TRUST"
    assert bristol.names.filter(until_on__isnull=False).get().name == (
        "UNIVERSITY HOSPITALS BRISTOL AND WESTON NHS FOUNDATION TRUST"
    )
    assert trusts().filter(closed_on=None).count() == 202
    assert Organisation.objects.get(code="RVJ").closed_on == date(2026, 6, 30)


def test_codes_of_five_characters_and_the_welsh_bodies():
    load(*NEW_TRUSTS)
    assert {"G6V2S", "K0N6A"} <= set(trusts().values_list("code", flat=True))
    boards = Organisation.objects.filter(kind="icb")
    assert boards.count() == 36
    assert sum(len(code) == 5 for code in boards.values_list("code", flat=True)) == 6
    for code in ("RQF", "RT4", "RYT"):
        welsh = Organisation.objects.get(code=code)
        assert (welsh.parent, welsh.path) == (None, f"/{code}/")


def test_boards_and_commissioners():
    assert outcome(load(*REGIONS)) == (7, 0, 0, 0)
    assert outcome(load(*ICBS)) == (42, 0, 0, 0)
    assert outcome(load(*CCG)) == (320, 0, 0, 0)
    found = Organisation.objects.filter(kind="commissioner")
    assert (found.count(), found.filter(closed_on=None).count()) == (320, 159)
    assert queries.by_code("E54000008", by=ANYONE).code == "QYG"
    assert Organisation.objects.get(code="QYG").path == "/ENG/Y62/QYG/"
    assert outcome(load(*ICBS)) == (0, 42, 0, 0)


def test_practices_and_their_commissioners():
    load(*CCG)
    assert outcome(load(*PRACTICES)) == (15_971, 0, 0, 0)
    found = Organisation.objects.filter(kind__in=["practice", "prescriber"])
    assert (found.count(), found.filter(closed_on=None).count()) == (15_971, 12_468)
    assert found.filter(kind="practice").count() == 8_647
    densham = Organisation.objects.get(code="A81001")
    assert densham.path == "/ENG/Y63/QHM/A81001/"
    assert [each.group.code for each in queries.memberships(densham, by=ANYONE)] == ["16C"]
    assert outcome(load(*PRACTICES)) == (0, 15_971, 0, 0)


def test_sites_with_the_orphan_reported():
    taken = load(*SITES)
    assert (taken.accepted, len(taken.refused)) == (29_954, 1)
    assert "The trust RER," in taken.refused[0].advice
    assert "RERRK" in taken.refused[0].cells
    assert trusts().count() == 234
    sites = Organisation.objects.filter(kind="site")
    assert sites.count() == 29_720
    assert all(path.split("/")[-3] == path.split("/")[-2][:3] for path in
               sites.values_list("path", flat=True))  # fmt: skip
    assert outcome(load(*SITES)) == (0, 29_954, 0, 1)


def test_networks_and_their_practices():
    load(*CCG)
    assert outcome(load(*PCNS)) == (1_250 + 6_757, 0, 0, 0)
    assert Organisation.objects.filter(kind="pcn").count() == 1_250
    assert Organisation.objects.get(code="U35980").parent.code == "QYG"
    assert outcome(load(*PCNS)) == (0, 1_250 + 6_757, 0, 0)


def test_successors_are_followed_and_those_of_themselves_refused():
    load(*NEW_TRUSTS)
    taken = load(*SUCCESSORS)
    assert taken.accepted + taken.unchanged + len(taken.refused) == 25_480
    assert len(taken.refused) == 39
    assert Succession.objects.values("predecessor").distinct().count() == 24_805 - 39 + split()
    for old, new, on in [
        ("RM2", "R0A", date(2017, 10, 1)),
        ("RW3", "R0A", date(2017, 10, 1)),
        ("R1E", "RRE", date(2018, 5, 31)),
    ]:
        steps = queries.successors(Organisation.objects.get(code=old), by=ANYONE)
        assert (steps[0].organisation.code, steps[0].on) == (new, on)


def split():
    """Old codes that name themselves in one row and another successor in the next."""
    _, rows = rows_of(*SUCCESSORS)
    themselves = {row.old_code for row in rows if row.old_code == row.new_code}
    return len(themselves & {row.old_code for row in rows if row.old_code != row.new_code})


def test_other_names_lead_to_successors_and_merged_boards():
    for each in (ICBS, OLD_TRUSTS, NEW_TRUSTS):
        load(*each)
    assert outcome(load(*ALIASES))[3] == 0
    assert outcome(load(*ICB_ALIASES))[3] == 0
    assert Organisation.objects.filter(code__in=["TAD", "TAH", "TAJ"]).count() == 3
    for closed in ("RNK", "RY2", "RVJ"):
        assert queries.successors(Organisation.objects.get(code=closed), by=ANYONE)
    for divided in ("QJG", "QNQ"):
        board = Organisation.objects.get(code=divided)
        assert len({s.organisation.code for s in queries.successors(board, by=ANYONE)}) == 2
        assert board.closed_on == date(2026, 3, 31)
    assert Organisation.objects.filter(kind="icb", closed_on=None).count() == 36


def test_care_locations_and_their_providers():
    load(*NEW_TRUSTS)
    load(*SITES)
    name = "cqc-ratings-2020/cqc_latest_ratings_locations_2020.csv.gz"
    as_at, rows = rows_of("cqc-ratings", name)
    noted = note_care_places(rows=rows, by=BY, as_at=as_at, source="cqc-ratings", now=NOW)
    assert not noted.refused
    located = Organisation.objects.filter(code__in={row.location_id for row in rows})
    assert located.count() == 31_966
    trust_sites = located.filter(kind="site")
    assert trust_sites.exists()
    assert not trust_sites.exclude(parent__kind="trust").exists()


SEARCHES = {
    "manchester university": "R0A",
    "Manchster univrsity": "R0A",
    "MFT": "R0A",
    "university hospitals bristol and weston": "RA7",
    "guys and st thomas": "RJ1",
    "Guy's & Saint Thomas'": "RJ1",
    "roayl free london": "RAL",
    "k0n6a": "K0N6A",
    "central manchester university hospitals": "RW3",
    "bullying at birmingham women": "RQ3",
}


def test_people_find_their_trust():
    for kind, name in (REGIONS, ICBS, OLD_TRUSTS, NEW_TRUSTS, CCG, SITES, ALIASES, ICB_ALIASES):
        load(kind, name)
    found = {text: queries.search(text, by=ANYONE, today=TODAY).found for text in SEARCHES}
    assert {text: one[0].code if one else "" for text, one in found.items()} == SEARCHES
