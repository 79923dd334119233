"""The checks of a workplace's services, their capacity, and who uses them."""

from __future__ import annotations

from leadwell.gateways.asc_wds import messages as say
from leadwell.gateways.asc_wds.findings import CheckedRow
from leadwell.gateways.asc_wds.values import listed, whole
from leadwell.gateways.rows import gettext_noop as _

REGULATED, NOT_REGULATED = "2", "0"
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


def services_checked(row: CheckedRow) -> None:
    """Its main service and all of them, each with as many cells as the others."""
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
    capacities(row, len(services))


def capacities(row: CheckedRow, services: int) -> None:
    """One item for each service, each a whole number or nothing."""
    cells = ("CAPACITY", "UTILISATION", "SERVICEDESC")
    sizes = {len(listed(row.text(column))) for column in cells if row.text(column)}
    if sizes - {services}:
        row.find("ALL_SERVICES_ERROR", UNEVEN_SERVICES, "ALLSERVICES")
    for column, told in (("CAPACITY", WHOLE_CAPACITY), ("UTILISATION", WHOLE_UTILISATION)):
        if not all_whole(row.text(column)):
            row.find("CAPACITY_UTILISATION_ERROR", told, column)


def service_users(row: CheckedRow) -> None:
    """Whom its services are for."""
    users, told = row.text("SERVICEUSERS"), row.text("OTHERUSERDESC")
    if told and len(listed(told)) != len(listed(users)):
        row.find("SERVICE_USERS_ERROR", UNEVEN_USERS, "SERVICEUSERS")


def all_whole(text: str) -> bool:
    """Whether every item of a list is a whole number, or nothing."""
    return all(
        not item or ((whole(item) or 0) >= 0 and whole(item) is not None) for item in listed(text)
    )
