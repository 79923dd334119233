"""Trusts, sites, practices, networks, boards, their names and their successors."""

from __future__ import annotations

from collections import Counter
from datetime import date

from leadwell.gateways.ods_pcn import Pcn, PcnMember
from tests.real_data.files import needs_real_data, rows

pytestmark = needs_real_data

JULY, DECEMBER = "ods-trusts/etr_2026-07.csv", "ods-trusts/etr_2025-12.csv"
SUCCESSORS = "ods-successors/lookup_trust_trust.csv"


def is_open(row):
    return row.closed_on is None


def test_trusts_are_open_or_closed_as_counted():
    assert [sum(map(is_open, rows(name))) for name in (JULY, DECEMBER)] == [202, 205]


def test_a_trust_code_may_have_five_characters():
    assert {row.code for row in rows(JULY) if len(row.code) == 5} == {"G6V2S", "K0N6A"}
    assert Counter(len(row.code) for row in rows(DECEMBER)) == {3: 272, 5: 1}


def test_open_trusts_by_region_are_as_counted():
    found = Counter(row.region_code for row in rows(JULY) if is_open(row))
    assert found == {
        "Y60": 39, "Y56": 31, "Y63": 31, "Y62": 30, "Y59": 29, "Y61": 21, "Y58": 18, "": 3,
    }  # fmt: skip
    assert len({row.icb_code for row in rows(JULY)} - {""}) == 36
    assert sum(len(code) == 5 for code in {row.icb_code for row in rows(JULY)}) == 6


def test_four_codes_change_their_name_between_the_editions():
    before = {row.code: row.name for row in rows(DECEMBER)}
    changed = {row.code for row in rows(JULY) if before.get(row.code, row.name) != row.name}
    assert changed == {"RA7", "RRF", "RWW", "RY3"}


def test_four_trusts_close_between_the_editions():
    open_before = {row.code for row in rows(DECEMBER) if is_open(row)}
    closed = {row.code: row.closed_on for row in rows(JULY) if not is_open(row)}
    march = date(2026, 3, 31)
    assert {code: closed[code] for code in open_before & set(closed)} == {
        "RNK": march, "RY2": march, "RYV": march, "RVJ": date(2026, 6, 30),
    }  # fmt: skip


def test_commissioning_groups_are_as_counted():
    found = rows("ods-ccg-icb/eccg_2025-12.csv")
    assert sum(map(is_open, found)) == 159
    assert sum(len(row.code) == 5 for row in found) == 46


def test_boards_have_a_code_everyone_uses_and_a_national_statistics_code():
    found = {row.code: row for row in rows("ods-ccg-icb/icb_names_codes_dec_2024.csv")}
    assert found["QYG"].name == "NHS Cheshire and Merseyside Integrated Care Board"
    assert all(row.ons_code.startswith("E54") for row in found.values())


def test_practices_are_as_counted():
    found = rows("ods-gp-practices/epraccur_2024-01.csv")
    assert sum(map(is_open, found)) == 12_468
    assert Counter(row.status for row in found) == {"A": 12_083, "C": 3_503, "D": 384, "P": 1}
    assert sum(row.prescribing_setting == "4" for row in found) == 8_647
    assert sum((row.status, row.prescribing_setting) == ("A", "4") for row in found) == 6_750
    assert [row for row in found if row.status == "D" and not is_open(row)] == []


def test_sites_belong_to_the_trust_they_begin_with_but_for_one():
    found = rows("ods-sites-2018/etrust.csv.gz")
    trusts = {row.code for row in found if not row.parent_code}
    orphans = {row.code for row in found if row.parent_code and row.parent_code not in trusts}
    assert (len(trusts), len(found) - len(trusts), sum(map(is_open, found))) == (
        234, 29_721, 29_385,
    )  # fmt: skip
    assert orphans == {"RERRK"}


def test_networks_and_their_practices_are_read_through_the_formulas():
    found = rows("ods-pcn/ePCN_2020-04.xlsx")
    networks = {row.code for row in found if isinstance(row, Pcn)}
    members = [row for row in found if isinstance(row, PcnMember)]
    assert (len(networks), len(members)) == (1_250, 6_757)
    assert {row.pcn_code for row in members} == networks
    assert {row.began_on for row in members} == {date(2019, 10, 1), date(2019, 12, 1)}


def test_successions_keep_their_splits():
    found = rows(SUCCESSORS)
    assert len({row.old_code for row in found}) == 24_805
    assert min(row.on for row in found) == date(1992, 4, 1)
    known = {(row.old_code, row.new_code): row.on for row in found}
    assert known["RM2", "R0A"] == known["RW3", "R0A"] == date(2017, 10, 1)
    assert known["R1E", "RRE"] == date(2018, 5, 31)


def test_regions_have_names():
    found = {
        row.code: row.name for row in rows("ods-successors/lookup_nhs_trusts22_nhs_region21.csv")
    }
    assert set(found) == {"Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63"}
    assert found["Y63"] == "North East and Yorkshire"


def test_aliases_are_of_open_trusts_but_for_three():
    found = rows("trust-aliases/trust_aliases.csv")
    codes = {row.code for row in rows(JULY) if is_open(row)}
    assert {row.code for row in found} - codes == {"TAD", "TAH", "TAJ"}
    names = {row.code: row.name for row in rows(JULY)}
    differ = [r for r in found if r.code in codes and r.name.upper() != names[r.code].upper()]
    assert len(differ) == 3


def test_a_board_that_was_split_is_the_predecessor_of_two():
    found = rows("trust-aliases/icb_aliases.csv")
    before = Counter(code for row in found for code in row.predecessors)
    assert {code for code, count in before.items() if count == 2} == {"QJG", "QNQ"}
    assert {row.merged_on for row in found if row.predecessors} == {date(2026, 4, 1)}
