"""NHS Staff Survey, results for each organisation: the detailed organisational workbook.

Each sheet names the organisations again. "-" for region or ICS means none; "-" among the
answers means withheld. For the layout of the sheets see `survey_sheets`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import is_code
from leadwell.gateways.opening import Head, Sheet, Workbook, open_workbook
from leadwell.gateways.rows import BadRow, Delivery, Row, cut, gettext_noop
from leadwell.gateways.survey_results import bad_result, results
from leadwell.gateways.survey_sheets import (
    HEADER_ROWS,
    WANTED,
    Group,
    insist_on_year,
    is_survey,
    survey_year,
    wanted_sheets,
)

COLUMNS = ("ODS code", "Organisation name", "Benchmarking group", "Region", "ICS", "Weighting")
_CODE = gettext_noop("Write the organisation's code in capital letters and digits, without spaces.")
_NONE = "-"


class SurveyOrganisation(NamedTuple):
    """One organisation that took part. Empty region or ICS: it has none."""

    line: int
    code: str
    name: str
    benchmarking_group: str
    region: str
    ics: str
    weighting: str


class SurveyResult(NamedTuple):
    """One answer of one organisation: per cent, or a score from 0 to 10 (`answer` "score").

    Suppressed means withheld: `value` is None and must be shown as such, never as 0.
    """

    line: int
    sheet: str
    organisation_code: str
    organisation_name: str
    benchmarking_group: str
    question: str
    answer: str
    value: float | None
    base: int | None
    suppressed: bool


def is_staff_survey(head: Head) -> bool:
    """Are the rows about organisations?"""
    return is_survey(head, COLUMNS)


def read_staff_survey(path: Path, *, wanted: frozenset[str] | None = WANTED) -> Delivery:
    """Questions, then organisations, then results. `wanted` None means every question.

    The survey is in the field until the end of November of its year.
    """
    workbook = open_workbook(path)
    year = insist_on_year(
        survey_year(workbook, COLUMNS), gettext_noop("the organisational workbook")
    )
    edition = f"NHS Staff Survey {year}, organisational results"
    rows = _rows(workbook, wanted)
    return Delivery("staff-survey", date(year, 11, 30), rows, edition, COLUMNS)


def _rows(workbook: Workbook, wanted: frozenset[str] | None) -> Iterator[Row]:
    seen: set[str] = set()
    for sheet, groups in wanted_sheets(workbook, COLUMNS, wanted):
        yield from (group.question for group in groups)
        yield from _of_a_sheet(sheet, groups, seen)


def _of_a_sheet(sheet: Sheet, groups: Sequence[Group], seen: set[str]) -> Iterator[Row]:
    for line, cells in enumerate(sheet.rows()[HEADER_ROWS:], start=HEADER_ROWS + 1):
        organisation = _organisation(line, sheet.name, cells)
        if isinstance(organisation, BadRow):
            yield organisation
        elif organisation is not None:
            if organisation.code not in seen:
                seen.add(organisation.code)
                yield organisation
            yield from _results(organisation, sheet.name, cells, groups)


def _organisation(
    line: int, sheet: str, cells: Sequence[object]
) -> SurveyOrganisation | BadRow | None:
    code, name, group, region, ics, weighting = (str(cell).strip() for cell in cells[:6])
    if not any(cell != "" for cell in cells):
        return None
    if not is_code(code) or not name:
        return BadRow(line, f"{sheet} / ODS code", _CODE, cut(cells[:6]))
    return SurveyOrganisation(
        line, code, name, group, region.removeprefix(_NONE), ics.removeprefix(_NONE), weighting
    )


def _results(
    organisation: SurveyOrganisation, sheet: str, cells: Sequence[object], groups: Sequence[Group]
) -> Iterator[Row]:
    line, code, name, peers, *_ = organisation
    for group in groups:
        question = group.question.code
        try:
            for result in results(cells, group):
                yield SurveyResult(line, sheet, code, name, peers, question, *result)
        except ValueError as wrong:
            yield bad_result(line, sheet, str(wrong), cells)
