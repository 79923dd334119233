"""Made-up files of every layout. No name and no code here is anyone's."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from leadwell.gateways import (
    cqc_detail,
    cqc_ratings,
    gender_pay_gap,
    sickness,
    turnover,
)
from leadwell.gateways.kinds import KINDS
from leadwell.gateways.rows import BadRow, Row

TITLE = "NHS Staff Survey 2031 - WEIGHTED Results"


def csv_text(rows: Sequence[Sequence[object]], *, quoted: bool = True) -> str:
    """Rows as CSV."""
    text = io.StringIO(newline="")
    how = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(text, quoting=how).writerows(rows)
    return text.getvalue()


def a_file(folder: Path, content: str | bytes, name: str = "file.bin") -> Path:
    """A file with this content. The name says nothing, on purpose."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def a_table(folder: Path, *rows: Sequence[object], quoted: bool = True) -> Path:
    """A CSV file of these rows."""
    return a_file(folder, csv_text(rows, quoted=quoted))


def a_workbook(folder: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook of these sheets. A text that begins with "=" becomes a formula."""
    path = folder / "book.bin"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return path


def read(kind: str, path: Path) -> tuple[list[Row], list[BadRow]]:
    """Every row of a file: those taken and those refused."""
    rows = list(KINDS[kind].read(path).rows)
    bad = [row for row in rows if isinstance(row, BadRow)]
    return [row for row in rows if not isinstance(row, BadRow)], bad


def ods(code: str, name: str, *, width: int = 27, **columns: str) -> list[str]:
    """One row of the 27-column family; `c11="20240401"` fills column 11."""
    cells = [code, name, "Y99", "QZZ", "1 LONG LANE", "", "", "OLDTOWN", "", "OT1 1AA", "20100401"]
    cells += [""] * (27 - len(cells))
    cells[17] = "0555 123456"
    for column, text in columns.items():
        cells[int(column[1:]) - 1] = text
    return cells[:width]


def practice(code: str = "Z81001", **columns: str) -> list[str]:
    """One practice."""
    return ods(code, "THE HIGH STREET SURGERY", **{"c13": "A", "c15": "99Z", "c26": "4"} | columns)


def filled(needed: Sequence[str], values: Mapping[str, str]) -> list[str]:
    """One row of a table with a header: these values, the rest empty."""
    return [values.get(name, "") for name in needed]


def sick(**values: str) -> list[str]:
    """One row of the sickness file."""
    usual = {
        "DATE": "30/06/2031", "ORG_CODE": "ZA1", "ORG_NAME": "Upper Vale NHS Trust",
        "FTE_DAYS_LOST": "50.25", "FTE_DAYS_AVAILABLE": "1000",
        "SICKNESS_ABSENCE_RATE_PERCENT": "5.03", "ORG_TYPE": "Acute",
    }  # fmt: skip
    return filled(sickness.COLUMNS, usual | values)


def moved(**values: str) -> list[str]:
    """One row of the turnover file."""
    usual = {
        "PERIOD": "203110 to 203111", "TYPE": "Joiners", "REPORTING_ORG_CODE": "ZA1",
        "REPORTING_ORG_NAME": "Upper Vale NHS Trust", "STAFF_GROUP_1_NAME": "Managers",
        "HC": "12", "FTE": "11.6",
    }  # fmt: skip
    return filled(turnover.COLUMNS, usual | values)


RATED = {
    "Location ID": "1-555", "Location Name": "Rose Cottage", "Care Home?": "Y",
    "Location City": "Oldtown", "Location Street Address": "1 Long Lane", "Domain": "Well-led",
    "Service / Population Group": "Overall", "Latest Rating": "Good",
    "Publication Date": "01/02/2031", "Inherited Rating (Y/N)": "N", "Provider ID": "1-444",
    "Provider Name": "Rose Homes Limited",
}  # fmt: skip


def rated(**values: str) -> list[str]:
    """One row of the ratings file; `Domain="Safe"`."""
    return filled(cqc_ratings.COLUMNS, RATED | values)


DETAIL_HEADER = (*cqc_detail.COLUMNS, "mainPhoneNumber", "regulatedActivities")
DETAIL = {
    "locationId": "1-555", "providerId": "1-444", "name": "Rose Cottage", "careHome": "Y",
    "dormancy": "N", "numberOfBeds": "12.0", "registrationDate": "2030-01-31",
    "postalAddressTownCity": "Oldtown", "mainPhoneNumber": "0555123456",
    "regulatedActivities": "[{'name': 'Care', 'contacts': [{'personGivenName': 'Ada'}]}]",
    "gacServiceTypes": "[{'name': 'Residential homes', 'description': 'x'}]",
    "relationships": "[{'relatedLocationId': '1-333', 'type': 'HSCA Predecessor'}]",
    "currentRatings": (
        "{'overall': {'rating': 'Good', 'reportDate': '2031-02-01', 'keyQuestionRatings': "
        "[{'name': 'Well-led', 'rating': 'Requires improvement', 'reportDate': '2031-02-01'}]}}"
    ),
    "historicRatings": (
        "[{'reportDate': '2028-05-06', 'overall': {'rating': 'Inadequate', "
        "'keyQuestionRatings': [{'name': 'Well-led', 'rating': 'Inadequate'}]}}]"
    ),
}  # fmt: skip


def detail(**values: str) -> list[str]:
    """One row of the locations file."""
    return filled(DETAIL_HEADER, DETAIL | values)


PAY_HEADER = ("EmployerName", "ResponsiblePerson", *gender_pay_gap.COLUMNS[1:])
PAY = {
    "EmployerName": "Upper Vale NHS Trust", "ResponsiblePerson": "Ada Byron",
    "Address": "1 Long Lane,\r\nOldtown", "SicCodes": "1,\r\n86100", "EmployerSize": "250 to 499",
    "CurrentName": "Upper Vale NHS Trust", "SubmittedAfterTheDeadline": "False",
    "DiffMeanHourlyPercent": "-1.20", "DiffMedianHourlyPercent": "3.00",
    "MaleBonusPercent": "0.00", "MaleTopQuartile": "40.00", "FemaleTopQuartile": "60.00",
}  # fmt: skip


def paid(**values: str) -> list[str]:
    """One row of the gender pay gap file."""
    return filled(PAY_HEADER, PAY | values)


def survey_sheet(
    about: Sequence[str],
    questions: Mapping[str, Sequence[str]],
    rows: Sequence[Sequence[object]],
    *,
    title: str = TITLE,
) -> list[list[object]]:
    """A sheet of the survey: five rows of headings, then the rows."""
    titles: list[object] = [title, *[""] * (len(about) - 1)]
    labels: list[object] = list(about)
    for question, answers in questions.items():
        titles += [question, *[""] * len(answers)]
        labels += [*answers, "Base (number of responses)"]
    return [titles, ["A SHEET"], ["Note"], [""], labels, *map(list, rows)]
