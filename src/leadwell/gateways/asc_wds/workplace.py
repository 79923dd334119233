"""The checks of one row of the workplace file.

Built are the checks whose meaning is certain from the message alone. Which services are regulated, what
each needs, and the greatest numbers the service takes are not in our facts; docs/how-to/social-care-files.md
lists what is left to the service.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from leadwell.gateways.asc_wds import messages as say
from leadwell.gateways.asc_wds.codes import REGISTERED_MANAGER, job_roles
from leadwell.gateways.asc_wds.findings import CheckedRow
from leadwell.gateways.asc_wds.values import listed, whole
from leadwell.gateways.rows import gettext_noop as _

LONGEST_ID = 50
STATUSES = frozenset({"NEW", "UPDATE", "UNCHECKED", "NOCHANGE", "DELETE"})
REGULATED, NOT_REGULATED = "2", "0"
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
EMPTY_SERVICE = _("There is an empty element in ALLSERVICES")
MAIN_NOT_AMONG_ALL = _("MAINSERVICE is not included in ALLSERVICES")
NONE_AND_SOME = _("ALLSERVICES is 0 (none) but contains services other than the MAINSERVICE")
UNEVEN_SERVICES = _(
    "ALLSERVICES/CAPACITY/UTILISATION/SERVICEDESC do not have the same number of items "
    "(i.e. numbers and/or semi colons)"
)
UNEVEN_USERS = _(
    "SERVICEUSERS/OTHERUSERDESC do not have the same number of items "
    "(i.e. numbers and/or semi colons)"
)
WHOLE_CAPACITY = _("Capacities (CAPACITY) must be a semi-colon delimited list of whole numbers")
WHOLE_UTILISATION = _(
    "Utilisations (UTILISATION) must be a semi-colon delimited list of whole numbers"
)
NO_ROLES = _(
    "ALLJOBROLES cannot be blank as you have STARTERS, LEAVERS, VACANCIES greater than zero"
)
WHOLE_ROLES = _("All Job Roles (ALLJOBROLES) must be whole numbers")
UNEVEN_ROLES = _(
    "ALLJOBROLES and {column} do not have the same number of items "
    "(i.e. numbers and/or semi colons)."
)
WHOLE_COUNTS = _("{column} values must be whole numbers")
UNEVEN_REASONS = _(
    "REASONS/REASONNOS do not have the same number of items (i.e. numbers and/or semi colons)"
)
WHOLE_REASONS = _("The REASONS you have supplied has an incorrect code")
REASONS_AND_LEAVERS = _(
    "The total number of REASONNOS you have entered does not equal the total number of LEAVERS"
)
STAFF_NOT_A_NUMBER = _("TOTALPERMTEMP must be a number")
NO_MANAGER_WANTED = _(
    "Vacancy for Registered Manager should not be included for this service and will be ignored"
)
NOT_UNIQUE = _("{column} is not unique")
STAFF_DO_NOT_ADD_UP = _(
    "TOTALPERMTEMP (Total staff and the number of worker records) does not match"
)
MANAGER_MISSING = _(
    "You do not have a staff record for a Registered Manager "
    "therefore must record a vacancy for one"
)

COUNTS = {
    "STARTERS": "STARTERS_ERROR",
    "LEAVERS": "LEAVERS_ERROR",
    "VACANCIES": "VACANCIES_ERROR",
}
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
    if row.text("REGTYPE") == REGULATED and not manager and not _manager_vacancies(row):
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


def _services(row: CheckedRow) -> None:
    main, services = row.text("MAINSERVICE"), listed(row.text("ALLSERVICES"))
    if not main:
        row.find("MAIN_SERVICE_ERROR", say.NOT_SUPPLIED, "MAINSERVICE")
    elif whole(main) is None:
        row.find("MAIN_SERVICE_ERROR", say.CODE_INCORRECT, "MAINSERVICE")
    if services == ["0"]:
        return
    if "" in services:
        row.find("ALL_SERVICES_ERROR", EMPTY_SERVICE, "ALLSERVICES")
    if "0" in services and set(services) - {"0", main}:
        row.find("ALL_SERVICES_ERROR_NONE", NONE_AND_SOME, "ALLSERVICES")
    elif main and services and main not in services and "0" not in services:
        row.find("ALL_SERVICES_ERROR", MAIN_NOT_AMONG_ALL, "ALLSERVICES")
    _capacities(row, len(services))


def _capacities(row: CheckedRow, services: int) -> None:
    """One item for each service, each a whole number or nothing."""
    cells = ("CAPACITY", "UTILISATION", "SERVICEDESC")
    sizes = {len(listed(row.text(column))) for column in cells if row.text(column)}
    if sizes - {services}:
        row.find("ALL_SERVICES_ERROR", UNEVEN_SERVICES, "ALLSERVICES")
    for column, told in (("CAPACITY", WHOLE_CAPACITY), ("UTILISATION", WHOLE_UTILISATION)):
        if not _counts(row.text(column)):
            row.find("CAPACITY_UTILISATION_ERROR", told, column)


def _service_users(row: CheckedRow) -> None:
    users, told = row.text("SERVICEUSERS"), row.text("OTHERUSERDESC")
    if told and len(listed(told)) != len(listed(users)):
        row.find("SERVICE_USERS_ERROR", UNEVEN_USERS, "SERVICEUSERS")


def _staff(row: CheckedRow) -> None:
    if not row.text("TOTALPERMTEMP"):
        row.find("TOTAL_PERM_TEMP_ERROR", say.IS_MISSING, "TOTALPERMTEMP")
    elif (row.whole("TOTALPERMTEMP") or 0) < 0 or row.whole("TOTALPERMTEMP") is None:
        row.find("TOTAL_PERM_TEMP_ERROR", STAFF_NOT_A_NUMBER, "TOTALPERMTEMP")


def _job_roles(row: CheckedRow) -> None:
    roles = listed(row.text("ALLJOBROLES"))
    if any(whole(role) is None for role in roles):
        row.find("ALL_JOBS_ERROR", WHOLE_ROLES, "ALLJOBROLES")
    elif any(whole(role) not in job_roles() for role in roles):
        row.find("ALL_JOBS_ERROR", say.CODE_INCORRECT, "ALLJOBROLES")
    for column, name in COUNTS.items():
        _counts_of_roles(row, column, name, len(roles))


def _counts_of_roles(row: CheckedRow, column: str, name: str, roles: int) -> None:
    """One number for each job role. Without any role one number is enough, if it is 0 or not known."""
    text = row.text(column)
    counts = listed(text)
    if not _counts(text):
        row.find(name, WHOLE_COUNTS, column)
    elif not roles and any((whole(count) or 0) not in (0, 999) for count in counts):
        row.find("ALL_JOBS_ERROR", NO_ROLES, "ALLJOBROLES")
    elif roles and len(counts) not in (0, roles) and text not in ("0", "999"):
        row.find(name, UNEVEN_ROLES, column)


def _reasons(row: CheckedRow) -> None:
    reasons, numbers = listed(row.text("REASONS")), listed(row.text("REASONNOS"))
    if any(whole(reason) is None for reason in reasons):
        row.find("REASONS_FOR_LEAVING_ERROR", WHOLE_REASONS, "REASONS")
    elif len(reasons) != len(numbers):
        row.find("REASONS_FOR_LEAVING_ERROR", UNEVEN_REASONS, "REASONS")
    elif reasons and _total(numbers) != _total(listed(row.text("LEAVERS"))):
        row.find("REASONS_FOR_LEAVING_ERROR", REASONS_AND_LEAVERS, "REASONNOS")


def _managers_wanted(row: CheckedRow) -> None:
    if row.text("REGTYPE") == NOT_REGULATED and _manager_vacancies(row):
        row.find("ALL_JOBS_WARNING", NO_MANAGER_WANTED, "VACANCIES")


def _manager_vacancies(row: CheckedRow) -> int:
    pairs = zip(listed(row.text("ALLJOBROLES")), listed(row.text("VACANCIES")), strict=False)
    counts = (whole(count) or 0 for role, count in pairs if role == str(REGISTERED_MANAGER))
    return sum(counts)


def _codes(row: CheckedRow) -> None:
    for column, name in NUMBERED.items():
        if row.text(column) and row.whole(column) is None:
            row.find(name, say.CODE_IGNORED, column)


def _counts(text: str) -> bool:
    """Whether every item of a list is a whole number, or nothing."""
    return all(
        not item or ((whole(item) or 0) >= 0 and whole(item) is not None) for item in listed(text)
    )


def _total(items: Sequence[str]) -> int:
    return sum(whole(item) or 0 for item in items)


_CHECKS = (
    _name_and_address,
    _kind,
    _sharing,
    _registration,
    _services,
    _service_users,
    _staff,
    _job_roles,
    _reasons,
    _managers_wanted,
    _codes,
)
