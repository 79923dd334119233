"""The checks of a workplace's staff: its job roles, those wanted, those who came and went."""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.gateways.asc_wds import messages as say
from leadwell.gateways.asc_wds.codes import REGISTERED_MANAGER, job_roles
from leadwell.gateways.asc_wds.findings import CheckedRow
from leadwell.gateways.asc_wds.values import listed, whole
from leadwell.gateways.asc_wds.workplace_services import NOT_REGULATED, all_whole
from leadwell.gateways.rows import gettext_noop as _

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
COUNTS = {
    "STARTERS": "STARTERS_ERROR",
    "LEAVERS": "LEAVERS_ERROR",
    "VACANCIES": "VACANCIES_ERROR",
}


def staff(row: CheckedRow) -> None:
    """How many staff it has."""
    if not row.text("TOTALPERMTEMP"):
        row.find("TOTAL_PERM_TEMP_ERROR", say.IS_MISSING, "TOTALPERMTEMP")
    elif (row.whole("TOTALPERMTEMP") or 0) < 0 or row.whole("TOTALPERMTEMP") is None:
        row.find("TOTAL_PERM_TEMP_ERROR", STAFF_NOT_A_NUMBER, "TOTALPERMTEMP")


def job_roles_checked(row: CheckedRow) -> None:
    """Its job roles, each with as many counts."""
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
    if not all_whole(text):
        row.find(name, WHOLE_COUNTS, column)
    elif not roles and any((whole(count) or 0) not in (0, 999) for count in counts):
        row.find("ALL_JOBS_ERROR", NO_ROLES, "ALLJOBROLES")
    elif roles and len(counts) not in (0, roles) and text not in ("0", "999"):
        row.find(name, UNEVEN_ROLES, column)


def reasons_for_leaving(row: CheckedRow) -> None:
    """Why people left, as often as people left."""
    reasons, numbers = listed(row.text("REASONS")), listed(row.text("REASONNOS"))
    if any(whole(reason) is None for reason in reasons):
        row.find("REASONS_FOR_LEAVING_ERROR", WHOLE_REASONS, "REASONS")
    elif len(reasons) != len(numbers):
        row.find("REASONS_FOR_LEAVING_ERROR", UNEVEN_REASONS, "REASONS")
    elif reasons and total(numbers) != total(listed(row.text("LEAVERS"))):
        row.find("REASONS_FOR_LEAVING_ERROR", REASONS_AND_LEAVERS, "REASONNOS")


def managers_wanted(row: CheckedRow) -> None:
    """No vacancy for a registered manager where none is needed."""
    if row.text("REGTYPE") == NOT_REGULATED and manager_vacancies(row):
        row.find("ALL_JOBS_WARNING", NO_MANAGER_WANTED, "VACANCIES")


def manager_vacancies(row: CheckedRow) -> int:
    """How many registered managers it looks for."""
    pairs = zip(listed(row.text("ALLJOBROLES")), listed(row.text("VACANCIES")), strict=False)
    counts = (whole(count) or 0 for role, count in pairs if role == str(REGISTERED_MANAGER))
    return sum(counts)


def total(items: Sequence[str]) -> int:
    """The sum of what counts in a list."""
    return sum(whole(item) or 0 for item in items)
