"""The checks of one row of the workplace file.

Built are the checks whose meaning is certain from the message alone. Which services are regulated, what
each needs, and the greatest numbers the service takes are not in our facts; docs/how-to/social-care-files.md
lists what is left to the service.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from leadwell.gateways.asc_wds import messages as say
from leadwell.gateways.asc_wds.codes import REGISTERED_MANAGER
from leadwell.gateways.asc_wds.findings import CheckedRow
from leadwell.gateways.asc_wds.values import whole
from leadwell.gateways.asc_wds.workplace_services import (
    NOT_REGULATED,
    REGULATED,
    service_users,
    services_checked,
)
from leadwell.gateways.asc_wds.workplace_staff import (
    job_roles_checked,
    manager_vacancies,
    managers_wanted,
    reasons_for_leaving,
    staff,
)
from leadwell.gateways.rows import gettext_noop as _

LONGEST_ID = 50
STATUSES = frozenset({"NEW", "UPDATE", "UNCHECKED", "NOCHANGE", "DELETE"})
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")
_REGISTER = re.compile(r"1-[0-9]+")
BAD_STATUS = say.CODE_INCORRECT
ALREADY_EXISTS = _(
    "Workplace has a STATUS of NEW but already exists, please use one of the other statuses"
)
NOT_THERE_TO_DELETE = _("Workplace has a STATUS of DELETE but does not exist")
NOT_THERE = _(
    "Workplace has a STATUS of {status} but does not exist, please change to NEW to add it"
)
NOT_NEEDED = _("{column} will be ignored as not required for this REGTYPE")
NOT_UNIQUE = _("{column} is not unique")
STAFF_DO_NOT_ADD_UP = _(
    "TOTALPERMTEMP (Total staff and the number of worker records) does not match"
)
MANAGER_MISSING = _(
    "You do not have a staff record for a Registered Manager "
    "therefore must record a vacancy for one"
)


# Only that a code is a number is known of these; the lists are the service's own.
NUMBERED = {
    "REPEATTRAINING": "REPEAT_TRAINING_WARNING",
    "CWPAWARE": "CWPAWARE_WARNING",
    "SICKPAY": "SICKPAY_WARNING",
    "PENSION": "PENSION_WARNING",
    "HOLIDAY": "HOLIDAY_WARNING",
}


def check_workplace(line: int, cells: Mapping[str, object], *, known: bool) -> CheckedRow:
    """Check one row of the workplace file. `known` says whether the workplace is on record already."""
    row = CheckedRow("workplace", line, cells)
    _id(row)
    _status(row, known)
    if row.parsed["status"] != "DELETE":
        for check in _CHECKS:
            check(row)
    return row


def check_workplaces_together(rows: Sequence[CheckedRow]) -> None:
    """Two workplaces never share a number: neither their own nor the regulator's."""
    for column in ("LOCALESTID", "LOCATIONID"):
        seen: set[str] = set()
        for row in rows:
            text = row.text(column)
            if text and text in seen:
                row.find("DUPLICATE_ERROR", NOT_UNIQUE, column)
            seen.add(text)


def check_workplace_against_workers(row: CheckedRow, job_roles_held: Sequence[int]) -> None:
    """The number of staff agrees with the worker rows, and somebody is the registered manager."""
    if row.parsed["status"] == "DELETE":
        return
    staff = whole(row.text("TOTALPERMTEMP"))
    if staff is not None and staff != len(job_roles_held):
        row.find("TOTAL_PERM_TEMP_WARNING", STAFF_DO_NOT_ADD_UP, "TOTALPERMTEMP")
    manager = REGISTERED_MANAGER in job_roles_held
    if row.text("REGTYPE") == REGULATED and not manager and not manager_vacancies(row):
        row.find("REGISTERED_MANAGER_VACANCY_WARNING", MANAGER_MISSING, "VACANCIES")


def _id(row: CheckedRow) -> None:
    text = row.text("LOCALESTID")
    row.parsed["localId"] = text or None
    if not text:
        row.find("LOCAL_ID_ERROR", say.NOT_SUPPLIED, "LOCALESTID")
    elif len(text) > LONGEST_ID:
        row.find("LOCAL_ID_ERROR", say.TOO_LONG, "LOCALESTID", most=LONGEST_ID)


def _status(row: CheckedRow, known: bool) -> None:
    status = row.text("STATUS").upper()
    row.parsed["status"] = status if status in STATUSES else None
    if not status:
        row.find("STATUS_ERROR", say.IS_BLANK, "STATUS")
    elif status not in STATUSES:
        row.find("STATUS_ERROR", BAD_STATUS, "STATUS")
    elif status == "NEW" and known:
        row.find("STATUS_ERROR", ALREADY_EXISTS, "STATUS")
    elif status == "DELETE" and not known:
        row.find("STATUS_ERROR", NOT_THERE_TO_DELETE, "STATUS")
    elif status != "NEW" and not known:
        row.find("STATUS_ERROR", NOT_THERE, "STATUS", status=status)


def _name_and_address(row: CheckedRow) -> None:
    row.parsed["name"] = row.text("ESTNAME") or None
    if not row.text("ESTNAME"):
        row.find("NAME_ERROR", say.NOT_SUPPLIED, "ESTNAME")
    if not row.text("ADDRESS1"):
        row.find("ADDRESS1_ERROR", say.IS_BLANK, "ADDRESS1")
    if not row.text("POSTCODE"):
        row.find("POSTCODE_ERROR", say.NOT_SUPPLIED, "POSTCODE")
    elif not _POSTCODE.fullmatch(row.text("POSTCODE").upper()):
        row.find("POSTCODE_ERROR", say.FORMAT_WRONG, "POSTCODE")


def _kind(row: CheckedRow) -> None:
    if not row.text("ESTTYPE"):
        row.find("ESTABLISHMENT_TYPE_ERROR", say.NOT_SUPPLIED, "ESTTYPE")
    elif row.whole("ESTTYPE") is None:
        row.find("ESTABLISHMENT_TYPE_ERROR", say.CODE_INCORRECT, "ESTTYPE")


def _sharing(row: CheckedRow) -> None:
    for column, name in (("PERMCQC", "SHARE_WITH_CQC_ERROR"), ("PERMLA", "SHARE_WITH_LA_ERROR")):
        if row.text(column) and row.text(column) not in ("0", "1"):
            row.find(name, say.CODE_INCORRECT, column)


def _registration(row: CheckedRow) -> None:
    kind = row.text("REGTYPE")
    row.parsed["regulated"] = kind == REGULATED
    if not kind:
        row.find("REGTYPE_ERROR", say.NOT_SUPPLIED, "REGTYPE")
    elif kind not in (REGULATED, NOT_REGULATED):
        row.find("REGTYPE_ERROR", say.CODE_INCORRECT, "REGTYPE")
    else:
        _register_number(row, "PROVNUM", "providerNumber", "PROV_ID")
        _register_number(row, "LOCATIONID", "locationNumber", "LOCATION_ID")


def _register_number(row: CheckedRow, column: str, key: str, name: str) -> None:
    """A number of the regulator's register: needed where the service is regulated, and nowhere else."""
    text = row.text(column)
    if not row.parsed["regulated"]:
        if text:
            row.find(f"{name}_WARNING", NOT_NEEDED, column)
    elif not text:
        row.find(f"{name}_ERROR", say.NOT_SUPPLIED, column)
    elif not _REGISTER.fullmatch(text):
        row.find(f"{name}_ERROR", say.FORMAT_WRONG, column)
    else:
        row.parsed[key] = text


def _codes(row: CheckedRow) -> None:
    for column, name in NUMBERED.items():
        if row.text(column) and row.whole(column) is None:
            row.find(name, say.CODE_IGNORED, column)


_CHECKS = (
    _name_and_address,
    _kind,
    _sharing,
    _registration,
    services_checked,
    service_users,
    staff,
    job_roles_checked,
    reasons_for_leaving,
    managers_wanted,
    _codes,
)
