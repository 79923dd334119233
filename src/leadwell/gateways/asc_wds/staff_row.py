"""A worker row in our own staff layout, and a training row as a completion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leadwell.gateways.asc_wds.codes import job_roles, leads_people, training_categories
from leadwell.gateways.asc_wds.findings import CheckedRow
from leadwell.gateways.asc_wds.values import day

# Seen in recorded files: 3 is the bank. Everybody else is an employee.
BANK = 3
# The employer says it is not known, which is not the person's own answer.
ETHNICITY_UNKNOWN = 99


@dataclass(frozen=True, slots=True)
class Completed:
    """A training somebody completed, as the training file says."""

    line: int
    organisation_code: str
    staff_number: str
    category: int
    title: str
    completed_on: date | None
    expires_on: date | None
    accredited: bool | None
    provider: str


def staff_row(
    row: CheckedRow, *, organisation_code: str, staff_number: str, unit: str
) -> Mapping[str, str]:
    """The row in our layout. What was passed over stays empty; the insurance number was never kept."""
    told = row.parsed
    role = told["mainJob"]["role"]
    return {
        "organisation_code": organisation_code,
        "staff_number": staff_number,
        "name": told["displayId"],
        "job_title": told["mainJob"].get("other") or job_roles()[role],
        "job_role": job_roles()[role],
        "unit": unit,
        "leads_people": "yes" if leads_people(role) else "no",
        "footing": "bank" if told["contractType"] == BANK else "substantive",
        "started_on": _iso(told["startDate"]),
        **_declared(row),
    }


def completed(row: CheckedRow, *, organisation_code: str, staff_number: str) -> Completed:
    """The row as a completion. The notes are anybody's words about a person, and are not kept."""
    told = row.parsed
    category = row.whole("CATEGORY") or 0
    return Completed(
        line=row.line,
        organisation_code=organisation_code,
        staff_number=staff_number,
        category=category,
        title=told["trainingName"] or training_categories()[category]["name"],
        completed_on=day(told.get("completed", "")),
        expires_on=day(told.get("expiry", "")),
        accredited={"Yes": True, "No": False}.get(told["accredited"] or ""),
        provider=told.get("deliveredBy", ""),
    )


def _declared(row: CheckedRow) -> Mapping[str, str]:
    """What the file says of the person goes to the sealed room, by the codes of this format."""
    ethnicity = row.parsed.get("ethnicity")
    known = ethnicity is not None and ethnicity != ETHNICITY_UNKNOWN
    return {
        "ethnicity": f"asc:{ethnicity}" if known else "",
        "disability": _coded(row, "DISABLED", "disabled"),
        "sex": _coded(row, "GENDER", "gender"),
        "birth_date": _iso(row.parsed.get("dateOfBirth", "")),
    }


def _coded(row: CheckedRow, column: str, key: str) -> str:
    return f"asc:{row.whole(column)}" if key in row.parsed else ""


def _iso(text: str) -> str:
    found = day(text)
    return found.isoformat() if found else ""
