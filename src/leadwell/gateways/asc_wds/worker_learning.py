"""The checks of what a worker has learned: certificates, levels and qualifications."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from leadwell.gateways.asc_wds import messages as say
from leadwell.gateways.asc_wds.codes import numbers
from leadwell.gateways.asc_wds.findings import CheckedRow
from leadwell.gateways.asc_wds.values import listed, whole
from leadwell.gateways.asc_wds.worker_person import one_digit
from leadwell.gateways.rows import gettext_noop as _

CARE_CERTIFICATE: Mapping[int, str] = {
    1: "Yes, completed",
    2: "No",
    3: "Yes, in progress or partially completed",
}
COMPLETED = 1
LEVEL_2: Mapping[int, str] = {COMPLETED: "Yes, completed", 2: "Yes, started", 3: "No"}
FIRST_LEVEL_2_YEAR = 2024
HAS_ONE = 1
HAS_IT: frozenset[int] = frozenset({HAS_ONE, 2, 999})
LONGEST_NOTES = 120
NUMBERED_PAIRS = 3
QUALIFICATION = re.compile(r"QUALACH([0-9]{2,3})")

YEAR_BEFORE = _(
    "The year achieved for L2CARECERT cannot be before {first}. The year value will be ignored"
)
YEAR_AHEAD = _(
    "The year achieved for L2CARECERT cannot be in the future. The year value will be ignored"
)
YEAR_STRANGE = _("The year achieved for L2CARECERT is invalid. The year value will be ignored")
NO_YEAR_HERE = _("Option {option} for L2CARECERT cannot have year achieved and will be ignored")
LEVEL_NEEDED = _("You must provide a value for SCQUAL level when SCQUAL is set to 1")
LEVEL_WRONG = _("The level you have entered for {column} is not valid and will be ignored")
QUALIFICATION_WRONG = _("The code you have entered for ({column}) is incorrect")
QUALIFICATION_YEAR = _("The year in ({column}) is invalid")
NOTES_TOO_LONG = _(
    "The notes you have entered for ({column}) are over {most} characters and will be ignored"
)


def check_learning(row: CheckedRow, today: date) -> None:
    """Check everything a worker row says about what the worker has learned."""
    _care_certificate(row)
    _level_2(row, today)
    row.parsed["highestQualifications"] = {}
    _highest(row, "SCQUAL", "social", "SOCIALCARE_QUAL")
    _highest(row, "NONSCQUAL", "nonSocial", "NON_SOCIALCARE_QUAL")
    _pathway_category(row)
    row.parsed["qualifications"] = []
    for column in row.cells:
        if found := QUALIFICATION.fullmatch(column):
            _qualification(row, column, int(found[1]), today)
            _notes(row, f"{column}NOTES", int(found[1]))


def _care_certificate(row: CheckedRow) -> None:
    one_digit(row, "CARECERT", "careCertificate", CARE_CERTIFICATE, "CARE_CERT_ERROR")
    if "careCertificate" in row.parsed:
        row.parsed["careCertificate"] = {"value": row.parsed["careCertificate"]}


def _level_2(row: CheckedRow, today: date) -> None:
    """A code, and after a semicolon the year. Only what was completed has a year."""
    code, year = _code_and_more(row.text("L2CARECERT"))
    if not row.text("L2CARECERT"):
        return
    if code not in LEVEL_2:
        row.find("L2CARECERT_WARNING", say.CODE_IGNORED, "L2CARECERT")
    elif code != COMPLETED and year:
        name = f"L2CARECERT_WARNING_IGNORE_YEAR_FOR_OPTION_{code}"
        row.find(name, NO_YEAR_HERE, "L2CARECERT", warning=True, option=code)
    else:
        achieved = _year_of_level_2(row, year, today)
        row.parsed["level2CareCertificate"] = {"value": LEVEL_2[code], "year": achieved}


def _year_of_level_2(row: CheckedRow, text: str, today: date) -> int | None:
    year = whole(text)
    if not text:
        return None
    if year is None:
        row.find("L2CARECERT_WARNING_YEAR_INVALID", YEAR_STRANGE, "L2CARECERT", warning=True)
    elif year < FIRST_LEVEL_2_YEAR:
        name = "L2CARECERT_WARNING_YEAR_BEFORE_2024"
        row.find(name, YEAR_BEFORE, "L2CARECERT", warning=True, first=FIRST_LEVEL_2_YEAR)
    elif year > today.year:
        row.find("L2CARECERT_WARNING_YEAR_IN_FUTURE", YEAR_AHEAD, "L2CARECERT", warning=True)
    else:
        return year
    return None


def _highest(row: CheckedRow, column: str, key: str, name: str) -> None:
    """Whether there is a qualification, and after a semicolon its level."""
    text = row.text(column)
    code, level = _code_and_more(text)
    if not text:
        if column == "SCQUAL":
            row.find(f"{name}_WARNING", say.IS_BLANK, column)
        return
    if code not in HAS_IT:
        row.find(f"{name}_ERROR", say.CODE_INCORRECT, column)
        return
    said: dict[str, Any] = {"value": code}
    if code == HAS_ONE:
        _level(row, column, level, name, said)
    row.parsed["highestQualifications"][key] = said


def _level(row: CheckedRow, column: str, text: str, name: str, said: dict[str, Any]) -> None:
    if not text and column == "SCQUAL":
        row.find(f"{name}_ERROR", LEVEL_NEEDED, column)
    elif text and whole(text) not in numbers("qualification_levels"):
        row.find(f"{name}_ERROR", LEVEL_WRONG, column)
    elif text:
        said["level"] = whole(text)


def _pathway_category(row: CheckedRow) -> None:
    code = row.whole("CWPCATEGORY")
    if row.text("CWPCATEGORY") and code not in numbers("pathway_categories"):
        row.find("CWPCATEGORY_WARNING", say.CODE_IGNORED, "CWPCATEGORY")
    elif code is not None:
        row.parsed["careWorkforcePathwayRoleCategory"] = {"roleCategoryId": code}


def _qualification(row: CheckedRow, column: str, place: int, today: date) -> None:
    """A code, and after a semicolon the year."""
    text = row.text(column)
    if not text:
        return
    code, year = _code_and_more(text)
    known = code if code in numbers("qualifications") else None
    said: dict[str, Any] = {"id": known}
    if known is None:
        row.find(f"{_family(place)}_CODE_ERROR", QUALIFICATION_WRONG, column)
    achieved = whole(year)
    if achieved is not None:
        said["year"] = achieved
    if year and (achieved is None or achieved > today.year):
        row.find(f"{_family(place)}_YEAR_ERROR", QUALIFICATION_YEAR, column)
    row.parsed["qualifications"].append(said)


def _notes(row: CheckedRow, column: str, place: int) -> None:
    """Notes that are too long are passed over, though the name of the message says error."""
    if len(row.text(column)) > LONGEST_NOTES:
        name = f"{_family(place)}_NOTES_ERROR"
        row.find(name, NOTES_TOO_LONG, column, warning=True, most=LONGEST_NOTES)


def _family(place: int) -> str:
    """The format numbers its messages for three pairs; further pairs use those of the third."""
    return f"QUAL_ACH{min(place, NUMBERED_PAIRS):02}"


def _code_and_more(text: str) -> tuple[int, str]:
    """The code before the semicolon and what stands behind it. No code is -1."""
    first, *rest = listed(text) or [""]
    code = whole(first)
    return -1 if code is None else code, ";".join(rest)
