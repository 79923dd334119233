"""The two files of 2019: recognised as old, and in order by the checks of today once they are moved over."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from leadwell.gateways.asc_wds.codes import definition
from leadwell.gateways.asc_wds.columns import layout_of
from leadwell.gateways.asc_wds.worker import KnownWorker, check_worker
from leadwell.gateways.asc_wds.workplace import check_workplace
from leadwell.gateways.rows import UnusableFile
from tests.real_data.files import REAL_DATA, needs_real_data

WORKPLACES, WORKERS = "example_2019_workplaces.csv", "example_2019_workers_redacted.csv"


def _rows(name):
    with (REAL_DATA / "asc-wds" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@needs_real_data
@pytest.mark.parametrize(("name", "column"), [(WORKPLACES, "SHARELA"), (WORKERS, "OTHERJOBROLE")])
def test_a_file_of_2019_is_recognised_as_old(name, column):
    header = list(_rows(name)[0])
    with pytest.raises(
        UnusableFile, match=f"layout of 2019: it has a column {column}.*August 2026"
    ):
        layout_of(header)


@needs_real_data
def test_the_workplaces_of_2019_pass_the_checks_of_today():
    found = [
        check_workplace(n, row, known=True).findings for n, row in enumerate(_rows(WORKPLACES))
    ]
    told = {(finding.code, finding.column) for findings in found for finding in findings}
    assert told <= {(1100, "REGTYPE")}


@needs_real_data
def test_no_code_of_a_worker_of_2019_is_unknown_today():
    """Errors only about what has changed since: what was a code of recruitment then is none now."""
    rows = [
        check_worker(n, row, today=date(2026, 11, 21), known=KnownWorker())
        for n, row in enumerate(_rows(WORKERS))
    ]
    errors = {(f.code, f.column) for row in rows for f in row.findings if not f.warning}
    assert errors <= {(1300, "CONTHOURS")}


@needs_real_data
def test_the_headers_are_those_published():
    with (REAL_DATA / "asc-wds" / "bulk_upload_headers.csv").open(encoding="utf-8-sig") as file:
        published = [(row["file"], row["header"]) for row in csv.DictReader(file)]
    assert published == [
        (f, name) for f, names in definition()["columns"].items() for name in names
    ]


@needs_real_data
def test_every_message_has_the_published_number():
    with (REAL_DATA / "asc-wds" / "validation_codes.csv").open(encoding="utf-8-sig") as file:
        published = {(row["file"], row["name"]): int(row["code"]) for row in csv.DictReader(file)}
    ours = {
        (file, name): number
        for file, names in definition()["messages"].items()
        for name, number in names.items()
    }
    assert ours == published
    assert len(ours) == 199
