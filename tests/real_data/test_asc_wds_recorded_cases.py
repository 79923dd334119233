"""What the service that owns the social-care format was seen to answer, row by row, and what we answer.

The cases were recorded on 21 November 2026, and some are about days to come: the day is passed in. The
service kept no record of any worker in the full run, so a STATUS other than NEW is refused there; the runs
of single checks had one, whose sickness had been noted that day.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from leadwell.gateways.asc_wds.findings import CheckedRow
from leadwell.gateways.asc_wds.training import check_training
from leadwell.gateways.asc_wds.worker import KnownWorker, check_worker
from tests.real_data.files import REAL_DATA, needs_real_data

RECORDED_ON = date(2026, 11, 21)
KNOWN = KnownWorker(days_sick=1, days_sick_noted_on=RECORDED_ON)
# Looked at for its form and then thrown away: we understand nothing by it.
NEVER_KEPT = "niNumber"


@cache
def _cases() -> list[dict[str, Any]]:
    file = REAL_DATA / "asc-wds" / "validator_cases_dev.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []


def _checked(case: dict[str, Any], known: KnownWorker | None) -> CheckedRow:
    if case["validator"] == "TrainingCsvValidator":
        return check_training(case["line_number"], case["input"], today=RECORDED_ON)
    return check_worker(case["line_number"], case["input"], today=RECORDED_ON, known=known)


each_case = pytest.mark.parametrize("case", _cases(), ids=lambda case: f"case-{case['case']}")


@needs_real_data
def test_there_are_as_many_cases_as_the_notes_say():
    assert len(_cases()) == 61


@needs_real_data
@each_case
def test_a_full_check_finds_what_the_service_found(case):
    assert _checked(case, None).as_recorded() == case["errors_after_full_validate"]


@needs_real_data
@each_case
def test_a_check_with_the_worker_on_record_finds_what_the_service_found(case):
    known = None if case["input"].get("STATUS", "NEW") in ("NEW", "CHGSUB") else KNOWN
    assert _checked(case, known).as_recorded() == case["errors_after_called_methods"]


@needs_real_data
@each_case
def test_a_row_is_understood_as_the_service_understood_it(case):
    understood = {key: told for key, told in case["parsed"].items() if key != NEVER_KEPT}
    assert _checked(case, None).parsed == understood
