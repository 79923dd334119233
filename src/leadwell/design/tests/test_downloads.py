"""A file to take away runs nothing and loses nothing."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.design.downloads import Download, neutral, safe_name


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-cmd", "'-cmd"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        ("＝1", "'＝1"),
        ("-0.4", "-0.4"),
        (-0.4, "-0.4"),
        ("+1.2", "+1.2"),
        ("a=b", "a=b"),
        (None, ""),
        (date(2026, 3, 12), "2026-03-12"),
        (0, "0"),
    ],
)
def test_a_cell_starts_no_formula_and_a_number_stays_one(cell, written):
    assert neutral(cell) == written


@given(st.text())
def test_no_text_whatever_starts_a_formula(text):
    written = neutral(text)
    assert not written.startswith(("=", "@", "\t", "\r", "\n"))
    assert written.removeprefix("'") == text.removeprefix("'")


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_every_row_arrives(rows):
    lines = "".join(Download("x", ("a", "b"), rows).lines())
    read = list(csv.reader(io.StringIO(lines, newline="")))
    assert read[1:] == [[neutral(cell) for cell in row] for row in rows]


def test_made_up_figures_say_so_in_the_file():
    assert "Made-up figures" in "".join(Download("x", ("a",), [(1,)], made_up=True).lines())


@pytest.mark.parametrize(
    ("name", "safe"),
    [('a"b\r\n.csv', "a-b-.csv"), ("../../etc/x", "etc-x.csv"), ("", "figures.csv")],
)
def test_a_file_name_holds_nothing_that_could_break_out(name, safe):
    assert safe_name(name) == safe
