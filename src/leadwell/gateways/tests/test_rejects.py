"""The rejected-rows file."""

from __future__ import annotations

import csv

import pytest

from leadwell.gateways.rejects import harmless, write_rejects
from leadwell.gateways.rows import LONGEST_CELL_KEPT, BadRow, cut


def test_each_bad_row_is_repeated_with_what_to_do(tmp_path):
    path = tmp_path / "rejects.csv"
    bad = [BadRow(7, "name", "Write the name.", ("ZA1", "", "two\r\nlines, and a comma"))]
    assert write_rejects(path, ["code", "name", "address"], bad) == 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["line", "column", "what to do", "code", "name", "address"],
            ["7", "name", "Write the name.", "ZA1", "", "two\r\nlines, and a comma"],
        ]


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula_when_a_spreadsheet_opens_the_file(tmp_path, cell):
    path = tmp_path / "rejects.csv"
    write_rejects(path, ["code"], [BadRow(1, "code", "Write it.", (cell,))])
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][3] == f"'{cell}"


def test_an_ordinary_cell_is_left_alone():
    assert harmless("ZA1 = 5") == "ZA1 = 5"


def test_the_advice_can_be_told_in_another_language(tmp_path):
    path = tmp_path / "rejects.csv"
    write_rejects(path, [], [BadRow(1, "code", "Write it.")], translate=str.upper)
    assert "WRITE IT." in path.read_text(encoding="utf-8-sig")


def test_a_long_cell_is_cut_and_a_private_one_left_out():
    cells = cut(["x" * 1_000, 5, "secret"], private=frozenset({2}))
    assert cells == ("x" * LONGEST_CELL_KEPT, "5", "")
