"""INT-62."""

from __future__ import annotations

import pytest

from leadwell.intake.rules.a_file_name_promises_rows import a_file_name_promises_rows


@pytest.mark.parametrize("name", ["staff.csv", "STAFF.CSV", "a.b.txt", "staff.tsv", "staff"])
def test_a_name_that_promises_a_table_passes(name):
    assert a_file_name_promises_rows(name) == []


@pytest.mark.parametrize(
    "name", ["me.jpg", "letter.docx", "staff.zip", "staff.csv.exe", "staff.xlsx"]
)
def test_a_name_that_promises_something_else_is_sent_back(name):
    assert [reason.code for reason in a_file_name_promises_rows(name)] == ["INT-62"]
