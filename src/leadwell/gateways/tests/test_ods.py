"""The 27-column family of the Organisation Data Service."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from leadwell.gateways.kinds import KINDS, recognise
from leadwell.gateways.ods import town_of
from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.tests.made_up import (
    a_file,
    a_table,
    csv_text,
    ods,
    practice,
    read,
)

TRUSTS = [
    ods("RZ1", "UPPER VALE NHS FOUNDATION TRUST"),
    ods("RZ2", "LOWER VALE NHS TRUST", c12="20200331"),
    ods("G9Z9Z", "OPEN SEA NHS TRUST", c11="20240101"),
]
SITES = [
    ods("RZ1", "UPPER VALE NHS FOUNDATION TRUST"),
    ods("RZ101", "UPPER VALE HOSPITAL"),
    ods("RZ102", "LOWER HOSPITAL"),
    ods("RYYXX", "A SITE WHOSE TRUST IS NOT HERE"),
]
CCGS = [ods("99Z", "NHS UPPER VALE CCG"), ods("A9Z9Z", "NHS VALE ICB - A9Z9Z", c14="RO319")]
PRACTICES = [practice(), practice("Z81002", c13="C", c12="20230930", c26="9")]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("ods-trusts", TRUSTS),
        ("ods-sites", SITES),
        ("ods-ccg-icb", CCGS),
        ("ods-practices", PRACTICES),
    ],
)
class TestEachOfTheFour:
    def test_it_is_recognised_by_its_shape(self, tmp_path, kind, rows):
        assert recognise(a_table(tmp_path, *rows)) == kind

    def test_it_is_recognised_unquoted_with_24_columns(self, tmp_path, kind, rows):
        old = [row[:24] for row in rows]
        path = a_table(tmp_path, *old, quoted=False)
        assert recognise(path) == kind
        taken, bad = read(kind, path)
        assert (len(taken), bad) == (len(rows), [])

    def test_it_is_read_compressed_all_the_same(self, tmp_path, kind, rows):
        path = a_file(tmp_path, gzip.compress(csv_text(rows).encode()))
        assert recognise(path) == kind
        assert [row.code for row in read(kind, path)[0]] == [row[0] for row in rows]

    def test_another_of_the_four_is_refused_in_a_sentence(self, tmp_path, kind, rows):
        path = a_table(tmp_path, *rows)
        for other in {"ods-trusts", "ods-sites", "ods-ccg-icb", "ods-practices"} - {kind}:
            with pytest.raises(UnusableFile, match="another of the Organisation Data Service"):
                KINDS[other].read(path)

    def test_the_telephone_number_is_never_read_out(self, tmp_path, kind, rows):
        broken = ods("no code", "X")
        taken, bad = read(kind, a_table(tmp_path, *rows * 5, broken))
        assert len(bad) == 1
        assert "0555" not in repr((taken, bad))


def test_a_row_is_read_into_its_parts(tmp_path):
    path = a_table(
        tmp_path,
        practice(c7="NEWTOWN", c8="KENT", c14="B", c15="99Z", c16="20130401", c17="20200331",
                 c12="20230930", c24="88Z"),
    )  # fmt: skip
    [row], _ = read("ods-practices", path)
    assert row.line == 1
    assert row.address == ("1 LONG LANE", "NEWTOWN", "KENT")
    assert (row.town, row.postcode) == ("NEWTOWN", "OT1 1AA")
    assert (row.opened_on, row.closed_on) == (date(2010, 4, 1), date(2023, 9, 30))
    assert (row.joined_on, row.left_on) == (date(2013, 4, 1), date(2020, 3, 31))
    assert (row.status, row.sub_type, row.prescribing_setting) == ("A", "B", "4")
    assert (row.parent_code, row.provider_code) == ("99Z", "88Z")
    assert (row.region_code, row.icb_code) == ("Y99", "QZZ")


def test_the_trust_of_a_site_is_its_first_three_characters_even_if_it_is_not_in_the_file(tmp_path):
    taken, _ = read("ods-sites", a_table(tmp_path, *SITES))
    assert [row.parent_code for row in taken] == ["", "RZ1", "RZ1", "RYY"]


@pytest.mark.parametrize(
    ("row", "column", "advised"),
    [
        pytest.param(ods("", "NHS TRUST"), "code", "capital letters and digits", id="no-code"),
        pytest.param(ods("rz3", "NHS TRUST"), "code", "capital letters", id="small-letters"),
        pytest.param(ods("RZ3", ""), "name", "Write the name", id="no-name"),
        pytest.param(ods("RZ3", "X", c11="2020-01-01"), "open date", "20240401", id="opened"),
        pytest.param(ods("RZ3", "X", c12="20200231"), "close date", "20240401", id="closed"),
        pytest.param(ods("RZ3", "X", c16="1 May"), "joined", "20240401", id="joined"),
        pytest.param(ods("RZ3", "X", c17="soon"), "left", "20240401", id="left"),
        pytest.param(["RZ3", "X"], "number of columns", "27 columns", id="too-few-columns"),
        pytest.param([*ods("RZ3", "X"), ""], "number of columns", "27", id="too-many-columns"),
    ],
)
def test_a_bad_row_says_what_to_type_and_loses_no_other(tmp_path, row, column, advised):
    taken, [bad] = read("ods-trusts", a_table(tmp_path, *TRUSTS * 2, row, *TRUSTS))
    assert len(taken) == 9
    assert (bad.line, bad.column) == (7, column)
    assert advised in bad.advice
    assert bad.cells[0] == row[0]


def test_a_table_of_another_shape_is_refused_in_a_sentence(tmp_path):
    path = a_table(tmp_path, ["code", "name"], ["RZ1", "X"])
    assert recognise(path) is None
    with pytest.raises(UnusableFile, match="24 or 27 columns, no header"):
        KINDS["ods-trusts"].read(path)


def test_regions_and_offices_in_the_same_shape_are_not_taken_for_trusts(tmp_path):
    rows = [ods("Q99", "NHS ENGLAND FAR NORTH", c14="S"), ods("Y99", "FAR NORTH REGION")]
    assert recognise(a_table(tmp_path, *rows)) is None


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param({"c11": "20240105"}, date(2024, 1, 5), id="the-latest-opening"),
        pytest.param({"c12": "20240731"}, date(2024, 7, 31), id="the-latest-closing"),
        pytest.param({"c16": "20240801"}, date(2024, 8, 1), id="the-latest-joining"),
        pytest.param({"c12": "20260101"}, date(2024, 1, 1), id="a-planned-closing-is-not-it"),
        pytest.param({"c11": "20990101"}, date(2024, 1, 1), id="a-slip-is-not-it"),
        pytest.param({"c11": "not a date"}, date(2024, 1, 1), id="no-date-is-not-it"),
    ],
)
def test_the_edition_is_as_late_as_the_latest_thing_it_knows(tmp_path, dates, expected):
    path = a_table(tmp_path, *TRUSTS * 3, ods("RZ9", "LATE NHS TRUST", **dates))
    delivery = KINDS["ods-trusts"].read(path)
    assert delivery.as_at == expected
    assert delivery.kind == "ods-trusts"


@pytest.mark.parametrize(
    ("parts", "town"),
    [
        (("1 LANE", "OLDTOWN"), "OLDTOWN"),
        (("1 LANE", "OLDTOWN", "WEST MIDLANDS"), "OLDTOWN"),
        (("KENT",), "KENT"),
        ((), ""),
    ],
)
def test_the_town_is_the_last_part_that_is_no_county(parts, town):
    assert town_of(parts) == town
