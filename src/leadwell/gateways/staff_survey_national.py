"""NHS Staff Survey, results for the nation and groups within it: the national workbook.

Each row is all trusts together, or one subgroup of one breakdown: a region, an ethnic
background, an occupation. For the layout of the sheets see `survey_sheets`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

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

COLUMNS = ("Base", "Breakdown", "Breakdown subgroup", "Weighting")
_SUBGROUP = gettext_noop("Name the breakdown and its subgroup, or leave both empty for all staff.")


class SurveyNational(NamedTuple):
    """One answer of one subgroup. Breakdown and subgroup are empty for all staff.

    Suppressed means withheld: `value` is None and must be shown as such, never as 0.
    """

    line: int
    sheet: str
    breakdown: str
    subgroup: str
    question: str
    answer: str
    value: float | None
    base: int | None
    suppressed: bool


def is_staff_survey_national(head: Head) -> bool:
    """Are the rows about breakdowns?"""
    return is_survey(head, COLUMNS)


def read_staff_survey_national(path: Path, *, wanted: frozenset[str] | None = WANTED) -> Delivery:
    """Questions, then results, sheet by sheet. `wanted` None means every question."""
    workbook = open_workbook(path)
    year = insist_on_year(survey_year(workbook, COLUMNS), gettext_noop("the national workbook"))
    edition = f"NHS Staff Survey {year}, national results"
    rows = _rows(workbook, wanted)
    return Delivery("staff-survey-national", date(year, 11, 30), rows, edition, COLUMNS)


def _rows(workbook: Workbook, wanted: frozenset[str] | None) -> Iterator[Row]:
    for sheet, groups in wanted_sheets(workbook, COLUMNS, wanted):
        yield from (group.question for group in groups)
        yield from _of_a_sheet(sheet, groups)


def _of_a_sheet(sheet: Sheet, groups: Sequence[Group]) -> Iterator[Row]:
    for line, cells in enumerate(sheet.rows()[HEADER_ROWS:], start=HEADER_ROWS + 1):
        _, breakdown, subgroup, _ = (str(cell).strip() for cell in cells[:4])
        if not any(cell != "" for cell in cells):
            continue
        if bool(breakdown) != bool(subgroup):
            yield BadRow(line, f"{sheet.name} / Breakdown", _SUBGROUP, cut(cells[:4]))
            continue
        for group in groups:
            yield from _results(line, sheet.name, breakdown, subgroup, cells, group)


def _results(
    line: int, sheet: str, breakdown: str, subgroup: str, cells: Sequence[object], group: Group
) -> Iterator[Row]:
    question = group.question.code
    try:
        for result in results(cells, group):
            yield SurveyNational(line, sheet, breakdown, subgroup, question, *result)
    except ValueError as wrong:
        yield bad_result(line, sheet, str(wrong), cells)
