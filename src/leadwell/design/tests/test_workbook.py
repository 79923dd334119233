"""Spreadsheets: read back by a program that is not ours, and harmless."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from leadwell.design.workbook import Leaf, Workbook, written

LEAF = Leaf("2. Appointed", ["Who", "Figure"], [["Everybody", 1.8], ["=1+1", -3], ["<b>&", None]])


def book(*leaves: Leaf, **more) -> Workbook:
    return Workbook("figures.xlsx", "Figures", leaves or (LEAF,), **more)


def read(made: Workbook) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(written(made)))


def test_another_program_reads_back_what_was_written():
    rows = read(book()).get_sheet_by_index(0).to_python()
    assert rows == [["Who", "Figure"], ["Everybody", 1.8], ["=1+1", -3.0], ["<b>&", ""]]


def test_what_begins_like_a_formula_stays_text():
    with ZipFile(io.BytesIO(written(book()))) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert '<c r="A3" s="0" t="inlineStr"><is><t xml:space="preserve">=1+1</t>' in sheet


def test_made_up_figures_say_so_first_on_every_sheet():
    made = read(book(LEAF, LEAF, made_up=True))
    firsts = [made.get_sheet_by_name(name).to_python()[0][0] for name in made.sheet_names]
    assert firsts == ["Made-up figures for a demonstration: not about anyone real"] * 2


def test_names_of_sheets_are_short_plain_and_each_once():
    long = Leaf("A very long name [of] a sheet: with signs / in it", ["x"], [])
    assert read(book(long, long)).sheet_names == [
        "A very long name  of  a sheet", "A very long name  of  a she 2",
    ]  # fmt: skip


def test_days_signs_without_meaning_and_what_is_no_number_are_text():
    leaf = Leaf("", ["x"], [[date(2026, 3, 31), "a\x00b", float("nan")]])
    assert read(book(leaf)).get_sheet_by_index(0).to_python()[1] == ["2026-03-31", "ab", "nan"]
    assert read(book(leaf)).sheet_names == ["Sheet"]


def test_the_same_workbook_gives_the_same_bytes_and_a_plain_name():
    assert written(book()) == written(book())
    answer = Workbook('a "b".xlsx', "t", (LEAF,)).response()
    assert answer["Content-Disposition"] == 'attachment; filename="a-b-.xlsx"'


def test_columns_go_on_after_z():
    wide = Leaf("w", [str(n) for n in range(60)], [])
    assert read(book(wide)).get_sheet_by_index(0).to_python()[0][59] == "59"
