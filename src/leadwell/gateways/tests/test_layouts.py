"""The layouts beside the staff file: described for other people's programs, and guessed from headings."""

from __future__ import annotations

import json
from decimal import Decimal

import frictionless
import pytest
from csvw import Table

from leadwell.gateways import workforce_file
from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_profile import LAYOUTS, guess_columns, profile
from leadwell.gateways.workforce_row import fault
from leadwell.gateways.workforce_text import clean

OTHERS = LAYOUTS[1:]


@pytest.mark.parametrize("layout", OTHERS)
def test_the_template_fits_the_frictionless_description(layout, tmp_path):
    (tmp_path / "t.csv").write_bytes(workforce_file.template(layout=layout))
    package = workforce_file.data_package("t.csv", layout)
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["fieldName", "message"])


@pytest.mark.parametrize("layout", OTHERS)
def test_the_template_fits_the_csvw_description(layout, tmp_path):
    plain = workforce_file.template(layout=layout).removeprefix(b"\xef\xbb\xbf")
    (tmp_path / "workforce.csv").write_bytes(plain)
    described = tmp_path / "workforce.csv-metadata.json"
    described.write_text(json.dumps(workforce_file.csvw("workforce.csv", layout)))
    (row,) = Table.from_file(described).iterdicts()
    assert list(row) == list(profile(layout).names)


@pytest.mark.parametrize("layout", OTHERS)
def test_our_own_template_has_no_faults(layout, tmp_path):
    content = workforce_file.template(layout=layout)
    found = clean(lambda: iter([content]), tmp_path)
    with found.file, Desk(tmp_path) as desk:
        workforce_file.lay_out(desk, found, guess_columns(list(found.headings), layout), layout)
        assert desk.ask("SELECT faults FROM sheet") == [([],)]


@pytest.mark.parametrize(
    ("layout", "headings", "guessed"),
    [
        pytest.param("applications", ["Vacancy Ref", "VacancyTitle", "Candidate ID", "Date Shortlisted"],
                     {"advert_reference": "Vacancy Ref", "job_title": "VacancyTitle",
                      "application_reference": "Candidate ID", "shortlisted_on": "Date Shortlisted"},
                     id="a-recruitment-system"),
        pytest.param("completions", ["EmployeeNumber", "Course Name", "Completion Date", "Expiry Date"],
                     {"staff_number": "EmployeeNumber", "title": "Course Name",
                      "completed_on": "Completion Date", "expires_on": "Expiry Date"},
                     id="a-learning-system"),
    ],
)  # fmt: skip
def test_headings_of_other_systems_are_guessed(layout, headings, guessed):
    assert guess_columns(headings, layout) == guessed


def test_what_people_declared_has_the_columns_of_the_staff_file():
    declared = [column for column in profile("applications").columns if column.special]
    assert declared == [column for column in profile().columns if column.special]
    assert len(declared) == 10


def test_a_column_gives_the_advice_of_its_own_layout():
    assert "application" in fault("application_reference", "value", "applications").advice
    assert fault("title", "long", "completions").facts == (("length", 200),)


@pytest.mark.parametrize(
    ("cell", "pounds"),
    [
        pytest.param("18.2043", "18.2043", id="plain"),
        pytest.param("£1,204.5", "1204.5", id="a-sign-and-a-thousand"),
        pytest.param("1,204,000", "1204000", id="two-thousands"),
        pytest.param("18.20435", "18.2044", id="half-goes-up"),
        pytest.param("0", "0", id="nought"),
        pytest.param("9999999.999999", "10000000", id="as-large-as-it-gets"),
        *(pytest.param(cell, None, id=cell) for cell in (
            "18,20", "1,20,000", "-3", "1e3", ".5", "5.", "£", "12 34", "١٨", "12345678")),
    ],
)  # fmt: skip
def test_money_is_pounds_or_a_fault(cell, pounds, tmp_path):
    content = f'staff_number,snapshot_day,hourly_pay\n1,2026-03-31,"{cell}"\n'.encode()
    found = clean(lambda: iter([content]), tmp_path)
    with found.file, Desk(tmp_path) as desk:
        workforce_file.lay_out(desk, found, guess_columns(list(found.headings), "pay"), "pay")
        ((said, faults),) = desk.ask("SELECT hourly_pay, faults FROM sheet")
    assert said == (None if pounds is None else Decimal(pounds))
    assert faults == ([] if pounds else ["hourly_pay:value"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_needed_column_says_why(layout):
    assert all(profile(layout).column(name).because for name in profile(layout).needed)


def test_headings_that_cannot_be_chosen_are_called_by_their_place(tmp_path):
    found = clean(lambda: iter([b",Band,Band,,Column 1\n1,2,3,4,5\n"]), tmp_path)
    with found.file:
        assert found.headings == (
            "Column 1", "Band", "Band (column 3)", "Column 4", "Column 1 (column 5)")  # fmt: skip
