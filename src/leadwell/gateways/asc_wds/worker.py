"""The checks of one row of the worker file: who it is about, and the order of all the others.

What is said about the person is checked in `worker_person`, the job and its pay in `worker_job`, and what
the worker has learned in `worker_learning`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leadwell.gateways.asc_wds import messages as say
from leadwell.gateways.asc_wds.findings import CheckedRow
from leadwell.gateways.asc_wds.worker_job import check_days_sick, check_job
from leadwell.gateways.asc_wds.worker_learning import check_learning
from leadwell.gateways.asc_wds.worker_person import check_person
from leadwell.gateways.rows import gettext_noop as _

LONGEST_ID = 50
STATUSES = frozenset({"NEW", "UPDATE", "UNCHECKED", "NOCHANGE", "DELETE"})

BAD_STATUS = _("The STATUS you have supplied is incorrect")
ALREADY_EXISTS = _(
    "Staff record has a STATUS of NEW but already exists, "
    "please change to one of the other statues available"
)
NOT_THERE_TO_DELETE = _("Staff has a STATUS of DELETE but does not exist.")
NOT_THERE = _(
    "Staff record has a STATUS of {status} but doesn't exist, "
    "please change to NEW if you want to add this staff record"
)
NOT_THERE_TO_MOVE = _("Staff record has TRANSFERSTAFFRECORD given but does not exist")


@dataclass(frozen=True, slots=True)
class KnownWorker:
    """A worker who is on record already, and what was last said of their sickness."""

    days_sick: int | None = None
    days_sick_noted_on: date | None = None


def check_worker(
    line: int, cells: Mapping[str, object], *, today: date, known: KnownWorker | None
) -> CheckedRow:
    """Check one row of the worker file. `known` is the worker of that number already on record."""
    row = CheckedRow("worker", line, cells)
    _workplace(row)
    _number(row)
    _other_number(row)
    _status(row, known)
    _moves(row, known)
    _display_name(row)
    if row.parsed["status"] != "DELETE":
        check_person(row, today)
        check_job(row, today)
        check_learning(row, today)
        if known is not None:
            check_days_sick(row, known.days_sick, known.days_sick_noted_on, today)
    return row


def _workplace(row: CheckedRow) -> None:
    text = row.text("LOCALESTID")
    row.parsed["localId"] = text or None
    _fits(row, "LOCALESTID", "LOCAL_ID_ERROR", say.NOT_SUPPLIED)


def _number(row: CheckedRow) -> None:
    row.parsed["uniqueWorkerId"] = row.text("UNIQUEWORKERID") or None
    _fits(row, "UNIQUEWORKERID", "UNIQUE_WORKER_ID_ERROR", say.NOT_SUPPLIED)


def _display_name(row: CheckedRow) -> None:
    row.parsed["displayId"] = row.text("DISPLAYID") or None
    _fits(row, "DISPLAYID", "DISPLAY_ID_ERROR", say.IS_BLANK)


def _fits(row: CheckedRow, column: str, name: str, if_blank: str) -> None:
    """The cell is there and is no longer than 50 characters."""
    if not row.text(column):
        row.find(name, if_blank, column)
    elif len(row.text(column)) > LONGEST_ID:
        row.find(name, say.TOO_LONG, column, most=LONGEST_ID)


def _other_number(row: CheckedRow) -> None:
    text = row.text("CHGUNIQUEWRKID")
    if text:
        row.parsed["changeUniqueWorker"] = text
    if len(text) > LONGEST_ID:
        told = _("CHGUNIQUEWORKERID is longer than {most} characters")
        row.find("CHANGE_UNIQUE_WORKER_ID_ERROR", told, "CHGUNIQUEWRKID", most=LONGEST_ID)


def _status(row: CheckedRow, known: KnownWorker | None) -> None:
    status = row.text("STATUS").upper()
    row.parsed["status"] = status if status in STATUSES else None
    if status not in STATUSES:
        row.find("STATUS_ERROR", BAD_STATUS, "STATUS")
    elif status == "NEW" and known is not None:
        row.find("STATUS_ERROR", ALREADY_EXISTS, "STATUS")
    elif status == "DELETE" and known is None:
        row.find("STATUS_ERROR", NOT_THERE_TO_DELETE, "STATUS")
    elif status != "NEW" and known is None:
        row.find("STATUS_ERROR", NOT_THERE, "STATUS", status=status)


def _moves(row: CheckedRow, known: KnownWorker | None) -> None:
    if row.text("TRANSFERSTAFFRECORD") and known is None:
        row.find("TRANSFERSTAFFRECORD_ERROR", NOT_THERE_TO_MOVE, "TRANSFERSTAFFRECORD")
