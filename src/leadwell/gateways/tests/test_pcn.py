"""The workbook of primary care networks."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import xlsxwriter

from leadwell.gateways import ods_pcn
from leadwell.gateways.kinds import KINDS, recognise
from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.tests.made_up import a_workbook, read

NETWORKS = [
    "PCN Code", "PCN Name", "Current Clinical Commissioning Group Code", "CCG Name",
    "Open Date (YYYYMMDD)", "Close Date", "Address Line 1", "Address Line 2", "Postcode",
]  # fmt: skip
MEMBERS = [
    "Partner Organisation Code", "Partner Name", "PCN Code", "PCN Name",
    "Practice to PCN Relationship Start Date", "Practice to PCN Relationship End Date",
]  # fmt: skip
NETWORK = ["U99999", "UPPER VALE PCN", "99Z", "NHS VALE", 20310401, "", "1 LANE ", "KENT", "OT1"]
MEMBER = ["Z81001", "HIGH STREET", "U99999", "UPPER VALE PCN", 20310401.0, "20311231"]


def a_book(folder, networks=(NETWORK,), members=(MEMBER,)):
    sheets = {"PCN Details": [NETWORKS, *networks], "PCN Core Partner Details": [MEMBERS, *members]}
    return a_workbook(folder, sheets)


def test_networks_come_first_and_then_their_practices(tmp_path):
    path = a_book(tmp_path)
    assert recognise(path) == "ods-pcn"
    delivery = KINDS["ods-pcn"].read(path)
    assert delivery.as_at == date(2031, 12, 31)
    network, member = delivery.rows
    assert network == (
        2, "U99999", "UPPER VALE PCN", "99Z", date(2031, 4, 1), None, ("1 LANE", "KENT"),
        "1 LANE", "OT1",
    )  # fmt: skip
    assert member == (2, "Z81001", "U99999", date(2031, 4, 1), date(2031, 12, 31))


def test_a_formula_is_read_by_the_value_saved_with_it(tmp_path):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("PCN Details").write_row(0, 0, NETWORKS)
        sheet = book.add_worksheet("PCN Core Partner Details")
        sheet.write_row(0, 0, MEMBERS)
        sheet.write_row(1, 0, MEMBER)
        sheet.write_formula(1, 2, "=VLOOKUP(A1,B1:C9,2,FALSE)", None, "U88888")
    [member], _ = read("ods-pcn", path)
    assert member.pcn_code == "U88888"


@pytest.mark.parametrize(
    ("place", "cell", "column"),
    [
        (0, "", "PCN Details / PCN Code"),
        (0, 12345.0, "PCN Details / PCN Code"),
        (1, " ", "PCN Details / PCN Name"),
        (4, 20311301, "PCN Details / Open Date"),
        (5, "soon", "PCN Details / Close Date"),
    ],
)
def test_a_bad_cell_is_told_by_sheet_column_and_row(tmp_path, place, cell, column):
    broken = [*NETWORK[:place], cell, *NETWORK[place + 1 :]]
    taken, [bad] = read("ods-pcn", a_book(tmp_path, [NETWORK, [], broken]))
    assert len(taken) == 2
    assert (bad.line, bad.column) == (4, column)


def test_a_day_may_be_a_number_a_text_or_a_date(tmp_path):
    for cell in (20310401.0, "20310401", datetime(2031, 4, 1), date(2031, 4, 1)):  # noqa: DTZ001 - as a workbook gives it
        assert ods_pcn._day(cell) == date(2031, 4, 1)
    assert ods_pcn._day("") is None


def test_another_workbook_is_refused_in_a_sentence(tmp_path):
    path = a_workbook(tmp_path, {"PCN Details": [NETWORKS], "Other": [["x"]]})
    assert recognise(path) is None
    with pytest.raises(UnusableFile, match="not the workbook of primary care networks"):
        KINDS["ods-pcn"].read(path)
