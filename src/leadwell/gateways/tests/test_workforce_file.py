"""The staff file read a million rows at a time, held against the check of one row by itself."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_dates import read_date
from leadwell.gateways.workforce_file import Laid, lay_out, rows_laid_out
from leadwell.gateways.workforce_profile import guess_columns, profile
from leadwell.gateways.workforce_row import check_row, fault, typed_row
from leadwell.gateways.workforce_text import Clean, clean, top_rows

HEAD = "staff_number,name,job_title,started_on"
GOOD = "1,Asha Patel,Nurse,2024-04-01"


def opened(content: bytes, folder) -> Clean:
    pieces = [content[n : n + 7] for n in range(0, len(content), 7)] or [b""]
    return clean(lambda: iter(pieces), folder)


def read(content: str | bytes, folder) -> list[tuple]:
    """Line, staff number and faults of every row."""
    found = opened(content.encode() if isinstance(content, str) else content, folder)
    with found.file, Desk(folder) as desk:
        laid = lay_out(desk, found, guess_columns(list(found.headings)))
        return desk.ask(f"SELECT {laid.line}, staff_number, faults FROM sheet ORDER BY 1")


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        pytest.param(f"{HEAD}\n{GOOD}\n", [(2, "1", [])], id="as-it-should-be"),
        pytest.param(f"\ufeff{HEAD}\n{GOOD}", [(2, "1", [])], id="a-mark-of-bytes-and-no-last-line-end"),
        pytest.param(f"{HEAD}\r\n{GOOD}\n2,B,N,2024-01-01\r3,C,N,2024-01-01\r\n",
                     [(2, "1", []), (3, "2", []), (4, "3", [])], id="mixed-line-endings"),
        pytest.param("started_on,job_title,name,staff_number\n2024-04-01,Nurse,Asha,1\n",
                     [(2, "1", [])], id="headings-in-another-order"),
        pytest.param(f"{HEAD},shoe size\n{GOOD},39\n", [(2, "1", [])], id="an-extra-column"),
        pytest.param(f"{HEAD}\n\n{GOOD}\n", [(3, "1", [])], id="a-blank-line-is-counted"),
        pytest.param(f"{HEAD}\n{GOOD}\n,,,\n", [(2, "1", []), (3, "", [":blank"])], id="a-row-of-commas"),
        pytest.param(f'{HEAD},note\n{GOOD},"a\nb"\n2,B,N,2024-01-01,\n', [(2, "1", []), (4, "2", [])],
                     id="a-line-break-inside-a-cell-elsewhere"),
        pytest.param(f'{HEAD}\n1,"As\nha",Nurse,2024-04-01\n', [(2, "1", ["name:hidden"])],
                     id="a-line-break-inside-a-cell-of-ours"),
        pytest.param(f'{HEAD}\n1,"O""Brien, ""Asha""",Nurse,2024-04-01\n', [(2, "1", [])],
                     id="quotes-inside-quotes"),
        pytest.param(f'{HEAD}\n1,"Asha"x,Nurse,2024-04-01\n{GOOD}\n', [(2, "", [":torn"]), (3, "1", [])],
                     id="a-torn-row-harms-nobody-else"),
        pytest.param(f"{HEAD}\n1,Asha\n{GOOD},,\n", [(2, "", [":torn"]), (3, "1", [])],
                     id="too-few-cells-and-too-many"),
        pytest.param(f"{HEAD}\n1,Asha,Nurse,31/02/2025\n", [(2, "1", ["started_on:value"])],
                     id="a-day-that-never-was"),
        pytest.param(f"{HEAD}\n1,Asha,Nurse,01-Apr-25\n", [(2, "1", [])], id="a-short-year-with-one-meaning"),
        pytest.param(f"{HEAD}\n1,Asha,Nurse,01-Apr-45\n", [(2, "1", ["started_on:value"])],
                     id="a-short-year-with-two-meanings"),
        pytest.param(f"{HEAD}\n1,Asha,Nurse,45383\n", [(2, "1", [])], id="a-spreadsheets-day-number"),
        pytest.param(f"{HEAD}\n1,=2+2,Nurse,2024-04-01\n", [(2, "1", ["name:formula"])], id="a-formula"),
        pytest.param(f"{HEAD}\n1,#N/A,Nurse,#REF!\n", [(2, "1", ["name:broken", "started_on:broken"])],
                     id="errors-of-a-spreadsheet"),
        pytest.param(f"{HEAD},,band,band\n{GOOD},7,8a,9\n", [(2, "1", [])], id="odd-headings"),
        pytest.param(f"{HEAD}\n1,{'a' * 201},Nurse,2024-04-01\n", [(2, "1", ["name:long"])], id="too-long"),
        pytest.param(f"{HEAD}\n1,A\x07b,Nurse,2024-04-01\n", [(2, "1", ["name:hidden"])], id="a-bell"),
        pytest.param(f"{HEAD}\n1|2,Asha,Nurse,2024-04-01\n", [(2, "1|2", ["staff_number:bar"])], id="a-bar"),
        pytest.param(f"{HEAD}\n,,Nurse,\n", [(2, "", ["staff_number:empty", "name:empty",
                     "started_on:empty"])], id="everything-missing"),
        pytest.param(f"{HEAD},ended_on\n{GOOD},2024-03-31\n", [(2, "1", ["ended_on:order"])],
                     id="gone-before-they-came"),
        pytest.param(f"{HEAD},board_member,board_votes,board_executive\n{GOOD},yes,yes,no\n", [(2, "1", [])],
                     id="a-seat-that-votes"),
        pytest.param(f"{HEAD},board_member,board_votes,board_executive\n{GOOD},no,no,no\n", [(2, "1", [])],
                     id="no-seat-and-no-vote"),
        pytest.param(f"{HEAD},board_member,board_votes,board_executive\n{GOOD},no,yes,yes\n",
                     [(2, "1", ["board_votes:seat", "board_executive:seat"])], id="votes-without-a-seat"),
        pytest.param(f"{HEAD},board_executive\n{GOOD},yes\n", [(2, "1", ["board_executive:seat"])],
                     id="nobody-spoke-of-a-seat"),
        pytest.param(f"{HEAD}\n1,Zoë,Nurse,2024-04-01\n".encode("cp1252"), [(2, "1", [])],
                     id="an-old-encoding"),
        pytest.param(f"{HEAD}\n{GOOD}\n".encode("utf-16"), [(2, "1", [])], id="two-bytes-a-letter"),
        pytest.param(HEAD.replace(",", ";") + "\n1;Asha;Nurse;2024-04-01\n", [(2, "1", [])], id="semicolons"),
        pytest.param(HEAD.replace(",", "\t") + "\n1\tAsha\tNurse\t2024-04-01\n", [(2, "1", [])], id="tabs"),
    ],
)  # fmt: skip
def test_every_row_is_taken_or_refused_with_its_line(content, rows, tmp_path):
    assert read(content, tmp_path) == rows


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\n", "empty", id="blank-lines-only"),
        pytest.param(HEAD.encode(), "nothing beneath", id="headings-only"),
        pytest.param(b"<!doctype html><html>", "web page", id="a-web-page"),
        pytest.param(b"<?xml version='1.0'?>", "XML", id="xml"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 60, "workbook", id="a-workbook-or-an-archive"),
        pytest.param(b"\x1f\x8b\x08abc", "another kind", id="gzip"),
        pytest.param(b'{"staff": []}', "another kind", id="json"),
        pytest.param(b"name\nAsha\n", "one column", id="one-column"),
        pytest.param(f"{HEAD}\n1,A\0,N,2024-04-01\n".encode(), "not a table", id="a-nought"),
        pytest.param(
            f"{HEAD}\n".encode() + b"1,\x81\x8d,N,2024-04-01\n", "not a table", id="no-encoding"
        ),
        pytest.param(
            f'{HEAD}\n1,"Asha,Nurse,2024-04-01\n'.encode(), "never closed", id="an-open-quote"
        ),
        pytest.param(b",,,\n1,2,3,4\n", "no headings", id="empty-headings"),
        pytest.param(
            b",".join(b"h%d" % n for n in range(501)) + b"\n1\n", "500", id="too-many-columns"
        ),
    ],
)
def test_what_is_no_staff_file_is_refused_in_a_sentence(content, says, tmp_path):
    with pytest.raises(UnusableFile, match=says):
        read(content, tmp_path)


CELLS = {
    "text": ["Asha", "#N/A", "#ref!", "#1",
             "", " Asha  Patel ", "=1+1", "@x", "-", "-x", "a|b", "Zoë", "张伟", "a\tb", "x" * 61,
             "\x85", "O'Brien", '"', "a,b", "\u00a0x", "é" * 30, "\ue000-x", "\ue000"],
    "date": ["#VALUE!",
             "2024-04-01", "01/04/2024", "1.4.2024", "31/02/2025", "01-Apr-25", "01-Apr-45", "1 april 2024",
             "45383", "20240401", "2024-04-01 00:00:00", "2024-04-01T12:00", "04/2024", "12345678",
             "0000-01-01", "29 Feb 2023", "29/02/2024", "1 Jun 26", "99999", "01-Sept-2020",
             "1 mai 2024", "٠١/٠٤/٢٠٢٤", ""],
    "number": ["1", "0.8", "0,8", "2", "2.0004", "2.0006", "-1", "1e0", "0.86666666", "100%", "",
               ".5", "1.", "١"],
    "yes-no": ["yes", "NO", "Y", "maybe", "1", "0", "true", ""],
    "choice": ["substantive", "Permanent", "BANK", "zero hours", ""],
}  # fmt: skip
CELLS["code"] = CELLS["declared"] = CELLS["text"]


def cell_for(column):
    known = st.sampled_from(CELLS[column.kind])
    odd = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n\v"), max_size=8)
    return st.one_of(known, known, known, odd)


ROWS = st.lists(
    st.fixed_dictionaries({column.name: cell_for(column) for column in profile().columns}),
    min_size=1, max_size=6,
)  # fmt: skip


def said_by_the_reader(rows, folder) -> list[tuple]:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, profile().names, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    found = opened(text.getvalue().encode(), folder)
    with found.file, Desk(folder, threads=1) as desk:
        laid = lay_out(desk, found, {name: name for name in profile().names})
        names = ", ".join(profile().names)
        return desk.ask(f"SELECT faults, {names} FROM sheet ORDER BY {laid.line}")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture,
          HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
@given(rows=ROWS)
def test_the_reader_of_files_and_the_check_of_a_row_agree(rows, tmp_path):
    for row, (faults, *values) in zip(rows, said_by_the_reader(rows, tmp_path), strict=True):
        if faults == [":blank"]:
            assert all(not cell.strip(" \t\xa0") for cell in row.values())
            continue
        assert faults == [f"{one.column}:{one.what}" for one in check_row(row)]
        if not faults:
            expected = [None if v is None else v for v in typed_row(row).values()]
            assert values == [
                _empty_is_none(c, v) for c, v in zip(profile().columns, expected, strict=True)
            ]


def _empty_is_none(column, value):
    return None if value == "" and column.kind in ("date", "number", "yes-no", "choice") else value


@pytest.mark.parametrize(
    ("cell", "day"),
    [("01/04/2024", date(2024, 4, 1)), ("1 April 2024", date(2024, 4, 1)), ("45383", date(2024, 4, 1)),
     ("01-Apr-25", date(2025, 4, 1)), ("31/02/2025", None), ("soon", None), ("01-Apr-45", None)],
)  # fmt: skip
def test_a_date_means_one_day_or_none(cell, day):
    assert read_date(cell, date(1940, 1, 1), date(2099, 12, 31)) == day


def test_rows_of_another_reader_keep_their_lines(tmp_path):
    row = {
        "staff_number": "1",
        "name": "Asha",
        "job_title": "Nurse",
        "started_on": "2024-04-01",
        "fte": "0.5",
    }
    with Desk(tmp_path) as desk:
        assert rows_laid_out(desk, [(7, row), (9, {})]) == Laid(2, "line")
        assert desk.ask("SELECT line, fte, faults FROM sheet ORDER BY line") == [
            (7, Decimal("0.5"), []), (9, None, [":blank"])]  # fmt: skip


def test_headings_are_guessed_by_name_and_by_what_others_call_them():
    found = guess_columns(
        ["Employee No.", "FULL NAME", "Post Title", "Line Manager’s Number", "Start-Date", ""]
    )
    assert found["staff_number"] == "Employee No."
    assert (found["name"], found["job_title"], found["started_on"]) == (
        "FULL NAME",
        "Post Title",
        "Start-Date",
    )
    assert len(set(found.values())) == len(found)


def test_the_top_of_a_file_can_be_looked_at(tmp_path):
    found = opened(f"{HEAD}\n{GOOD}\n".encode(), tmp_path)
    assert top_rows(found, 5) == [GOOD.split(",")]


def test_advice_never_holds_what_was_written():
    secret = {
        "staff_number": "1",
        "name": "=SECRET",
        "job_title": "SECRET|",
        "started_on": "SECRET",
    }
    assert not any("SECRET" in f"{one.advice}{one.facts}" for one in check_row(secret))
    assert fault("nowhere", "value").advice
