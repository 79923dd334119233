"""Hostile and broken files: each is met with one sentence that says what to do."""

from __future__ import annotations

import csv
import gzip

import pytest

from leadwell.gateways import text
from leadwell.gateways.opening import LONGEST_CELL, UNCLOSED, open_head, open_table
from leadwell.gateways.rows import HostileFile, UnusableFile
from leadwell.gateways.tests.made_up import a_file, a_table, a_workbook


def rows_of(path):
    return list(open_table(path).rows())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", text.EMPTY, id="no-bytes"),
        pytest.param(b" \r\n\r\n", text.EMPTY, id="only-white-space"),
        pytest.param("code,name\nZA1,Caf\xe9\n".encode("latin-1"), text.NOT_UTF8, id="latin-1"),
        pytest.param("code,name\nZA1,x\n".encode("utf-16"), text.UTF16, id="utf-16"),
        pytest.param(b"code,name\nZA1,\0\n", text.NOT_TEXT, id="nul-bytes"),
        pytest.param(b"\xef\xbb\xbf\n<!DOCTYPE html><html>", text.A_WEB_PAGE, id="a-web-page"),
        pytest.param(b"<html><body>Error 503</body>", text.A_WEB_PAGE, id="an-error-page"),
        pytest.param(b"<?xml version='1.0'?><Error/>", text.AN_XML_FILE, id="an-xml-error"),
        pytest.param(
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!DOCTYPE html><html/>",
            text.A_WEB_PAGE,
            id="a-web-page-in-xml",
        ),
        pytest.param(gzip.compress(b""), text.EMPTY, id="nothing-gzipped"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(tmp_path, content, sentence):
    with pytest.raises(UnusableFile) as refusal:
        rows_of(a_file(tmp_path, content))
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("content", "named"),
    [
        pytest.param(b"id\xaccode\xacname\n1\xacZA1\xacx\n", "¬", id="0xac-in-one-byte"),
        pytest.param("id¬code¬name\n1¬ZA1¬x\n".encode(), "¬", id="0xac-in-utf-8"),
        pytest.param(b"id;code;name\n1;ZA1;x\n", "semicolons", id="semicolons"),
        pytest.param(b"id\tcode\tname\n1\tZA1\tx\n", "tabs", id="tabs"),
        pytest.param(b"id|code|name\n1|ZA1|x\n", "bars", id="bars"),
    ],
)
def test_another_delimiter_is_named_and_not_read_as_one_column(tmp_path, content, named):
    with pytest.raises(UnusableFile, match=r"separated by .*, not by commas\. Save it") as refusal:
        rows_of(a_file(tmp_path, content))
    assert named in str(refusal.value)


def test_a_sentence_can_be_told_in_another_language_and_braces_do_no_harm(tmp_path):
    with pytest.raises(UnusableFile) as refusal:
        rows_of(a_file(tmp_path, b"id|code|name\n"))
    told = refusal.value.in_words({text.DELIMITER: "Getrennt: {mark}.", "upright bars": "|"}.get)
    assert told == "Getrennt: |."
    assert str(UnusableFile("{x}.csv is empty.")) == "{x}.csv is empty."
    assert UnusableFile("{x}.csv").in_words(str.upper) == "{X}.CSV"


def test_a_workbook_renamed_csv_is_known_by_its_bytes(tmp_path):
    path = a_workbook(tmp_path, {"A": [["code"]]}).rename(tmp_path / "table.csv")
    with pytest.raises(UnusableFile) as refusal:
        open_table(path)
    assert str(refusal.value) == text.A_WORKBOOK


def test_there_is_a_sentence_for_no_file_and_for_a_folder(tmp_path):
    for path in (tmp_path, tmp_path / "nothing", tmp_path / "a\0b"):
        with pytest.raises(UnusableFile) as refusal:
            open_head(path)
        assert str(refusal.value) == text.NO_FILE


def test_a_gzipped_table_reads_like_a_plain_one_also_in_several_members(tmp_path):
    whole = gzip.compress(b"a,b\r\n1,") + gzip.compress(b"2\r\n") + b"\0" * 8
    assert rows_of(a_file(tmp_path, whole)) == [(1, ["a", "b"]), (2, ["1", "2"])]


@pytest.mark.parametrize("kept", [12, 200, -9, -1])
def test_a_gzip_cut_short_is_refused_wherever_it_is_cut(tmp_path, kept):
    whole = gzip.compress("".join(f"{n},{n * n}\n" for n in range(5_000)).encode())
    with pytest.raises(HostileFile) as refusal:
        rows_of(a_file(tmp_path, whole[:kept]))
    assert str(refusal.value) == text.CUT_SHORT


def test_a_gzip_with_a_wrong_byte_is_refused(tmp_path):
    whole = bytearray(gzip.compress("".join(f"{n},{n * n}\n" for n in range(5_000)).encode()))
    whole[len(whole) // 2] ^= 0xFF
    with pytest.raises(UnusableFile):
        rows_of(a_file(tmp_path, bytes(whole)))


def test_a_gzip_bomb_is_met_before_it_has_gone_off(tmp_path):
    bomb = gzip.compress((b"a," * 500 + b"\n") * (80 << 10))
    assert len(bomb) < 1 << 20
    with pytest.raises(HostileFile) as refusal:
        rows_of(a_file(tmp_path, bomb))
    assert str(refusal.value) == text.OUT_OF_PROPORTION


def test_more_than_the_most_bytes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(text, "MOST_BYTES", 1_000)
    with pytest.raises(HostileFile) as refusal:
        rows_of(a_file(tmp_path, b"a,b\n" * 1_000))
    assert str(refusal.value) == text.TOO_LARGE


def test_more_than_the_most_rows_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("leadwell.gateways.opening.MOST_ROWS", 3)
    with pytest.raises(HostileFile, match="5,000,000 rows"):
        rows_of(a_file(tmp_path, b"a,b\n" * 4))


@pytest.mark.parametrize("quote", ["", '"'])
def test_ten_megabytes_in_one_cell_is_refused(tmp_path, quote):
    content = f"a,b\n1,{quote}{'x' * (10 << 20)}{quote}\n2,y\n"
    with pytest.raises(UnusableFile) as refusal:
        rows_of(a_file(tmp_path, content))
    assert str(refusal.value) == text.LONG_LINE


def test_a_cell_of_a_million_letters_is_the_longest_taken(tmp_path):
    longest = "x" * LONGEST_CELL
    assert rows_of(a_file(tmp_path, f"a,{longest}\n"))[0][1][1] == longest
    with pytest.raises(UnusableFile) as refusal:
        rows_of(a_file(tmp_path, f"a,{longest}x\n"))
    assert str(refusal.value) == text.LONG_LINE
    assert csv.field_size_limit() == LONGEST_CELL


def test_a_quotation_mark_never_closed_refuses_the_file_not_half_of_it(tmp_path):
    with pytest.raises(UnusableFile) as refusal:
        rows_of(a_file(tmp_path, 'a,b\n1,"two\n3,four\n'))
    assert str(refusal.value) == UNCLOSED


def test_a_stray_quotation_mark_costs_one_row_and_no_other(tmp_path):
    path = a_file(tmp_path, '"a","b"\n"1","t"wo"\n"3","four"\n')
    assert rows_of(path) == [(1, ["a", "b"]), (2, []), (3, ["3", "four"])]


def test_a_row_is_known_by_its_first_line_though_cells_hold_line_breaks(tmp_path):
    path = a_file(tmp_path, 'a,b\r\n1,"x\r\ny\nz"\r\n\r\n2,w\r\n')
    assert rows_of(path) == [(1, ["a", "b"]), (2, ["1", "x\r\ny\nz"]), (6, ["2", "w"])]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_one(tmp_path, ending):
    content = ending.join(["a,b", "1,2", "3,4"]) + ending
    assert [cells for _, cells in rows_of(a_file(tmp_path, content))] == [
        ["a", "b"], ["1", "2"], ["3", "4"],
    ]  # fmt: skip


def test_a_byte_order_mark_is_not_part_of_the_first_cell(tmp_path):
    assert rows_of(a_file(tmp_path, b"\xef\xbb\xbfa,b\n"))[0][1] == ["a", "b"]


def test_letters_cut_by_the_edge_of_a_piece_are_put_together(tmp_path, monkeypatch):
    monkeypatch.setattr(text, "PIECE", 64)
    rows = [["é" * n, "€\u2028" * n] for n in range(1, 40)]
    assert [cells for _, cells in rows_of(a_table(tmp_path, *rows))] == rows


def test_only_the_top_of_a_table_is_looked_at(tmp_path):
    assert len(open_head(a_file(tmp_path, "a,b\n" * 1_000)).rows) == 200
