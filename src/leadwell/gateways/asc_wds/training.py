"""The checks of one row of the training file, a function for each column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from leadwell.gateways.asc_wds import messages as say
from leadwell.gateways.asc_wds.codes import definition, training_categories
from leadwell.gateways.asc_wds.findings import CheckedRow, choice
from leadwell.gateways.asc_wds.values import day, last_day_of, whole
from leadwell.gateways.rows import gettext_noop as _

LONGEST_ID, LONGEST_NOTES = 50, 1000
LONGEST_VALIDITY = 999
EXTERNAL = 2

ACCREDITED: Mapping[int, str] = {0: "No", 1: "Yes", 999: "Don't know"}
DELIVERED_BY: Mapping[int, str] = {1: "In-house staff", EXTERNAL: "External provider"}
DELIVERED_HOW: Mapping[int, str] = {1: "Face to face", 2: "E-learning"}


def check_training(line: int, cells: Mapping[str, object], *, today: date) -> CheckedRow:
    """Check one row of the training file."""
    row = CheckedRow("training", line, cells)
    row.parsed["lineNumber"] = line
    for check in _CHECKS:
        check(row)
    _date_completed(row, today)
    _expiry(row)
    _validity_and_expiry_agree(row)
    return row


def _id(column: str, key: str, name: str) -> Callable[[CheckedRow], None]:
    """An identifier has to be there, and is no longer than 50 characters."""

    def check(row: CheckedRow) -> None:
        text = row.text(column)
        row.parsed[key] = None
        if not text:
            row.find(name, say.NOT_SUPPLIED, column)
        elif len(text) > LONGEST_ID:
            row.find(name, say.TOO_LONG, column, most=LONGEST_ID)
        else:
            row.parsed[key] = text

    return check


def _category(row: CheckedRow) -> None:
    """A category nobody knows counts as none."""
    found = training_categories().get(row.whole("CATEGORY") or 0)
    row.parsed["category"] = found["kept_as"] if found else None
    if found is None:
        row.find("CATEGORY_ERROR", say.NOT_SUPPLIED, "CATEGORY")


def _name(row: CheckedRow) -> None:
    row.parsed["trainingName"] = row.text("TRAININGNAME") or None


def _accredited(row: CheckedRow) -> None:
    told = choice(row, "ACCREDITED", ACCREDITED, "ACCREDITED_ERROR", _("{column} is invalid"))
    row.parsed["accredited"] = told


def _notes(row: CheckedRow) -> None:
    row.parsed["notes"] = row.text("NOTES") or None
    if len(row.text("NOTES")) > LONGEST_NOTES:
        row.parsed["notes"] = None
        row.find("NOTES_ERROR", say.TOO_LONG, "NOTES", most=LONGEST_NOTES)


def _who_delivered(row: CheckedRow) -> None:
    told = choice(row, "WHODELIVERED", DELIVERED_BY, "WHODELIVERED_ERROR", say.CODE_INVALID)
    if told is not None:
        row.parsed["deliveredBy"] = told


def _provider(row: CheckedRow) -> None:
    """The list of providers is the service's own; we know only how long its numbers are."""
    if not row.text("PROVIDERNAME") or row.whole("WHODELIVERED") != EXTERNAL:
        return
    code = row.whole("PROVIDERNAME")
    if code is None or not 0 < code <= definition()["training_providers"]["most"]:
        row.find("PROVIDERNAME_ERROR", say.CODE_INVALID, "PROVIDERNAME")


def _how_delivered(row: CheckedRow) -> None:
    told = choice(row, "HOWDELIVERED", DELIVERED_HOW, "HOWDELIVERED_ERROR", say.CODE_INVALID)
    if told is not None:
        row.parsed["howWasItDelivered"] = told


def _validity(row: CheckedRow) -> None:
    text = row.text("VALIDITY")
    months = whole(text)
    if text.lower() == "none":
        row.parsed.update(doesNotExpire=True, validityPeriodInMonth=None)
    elif months is not None and 1 <= months <= LONGEST_VALIDITY:
        row.parsed.update(doesNotExpire=False, validityPeriodInMonth=months)
    elif text:
        told = _('{column} should be either "none" or a number between 1 and {most}')
        row.find("VALIDITY_ERROR", told, "VALIDITY", most=LONGEST_VALIDITY)


def _date_completed(row: CheckedRow, today: date) -> None:
    text = row.text("DATECOMPLETED")
    done = day(text)
    if text and done is None:
        row.find("DATE_COMPLETED_ERROR", say.FORMAT_WRONG, "DATECOMPLETED")
    elif done is not None and done > today:
        row.find("DATE_COMPLETED_ERROR", say.IN_FUTURE, "DATECOMPLETED")
    elif done is not None:
        row.parsed["completed"] = f"{done:%d/%m/%Y}"


def _expiry(row: CheckedRow) -> None:
    text = row.text("EXPIRYDATE")
    ends, done = day(text), day(row.text("DATECOMPLETED"))
    if text and ends is None:
        row.find("EXPIRY_DATE_ERROR", say.FORMAT_WRONG, "EXPIRYDATE")
    elif ends is not None and done is not None and ends <= done:
        told = _("{column} must be after DATECOMPLETED")
        row.find("EXPIRY_DATE_ERROR", told, "EXPIRYDATE")
    elif ends is not None:
        row.parsed["expiry"] = f"{ends:%d/%m/%Y}"


def _validity_and_expiry_agree(row: CheckedRow) -> None:
    months = row.parsed.get("validityPeriodInMonth")
    done, ends = row.parsed.get("completed"), row.parsed.get("expiry")
    begun, over = day(done or ""), day(ends or "")
    if not months or begun is None or over is None:
        return
    last = last_day_of(begun, months)
    if not 0 <= (over - last).days <= 1:
        row.find("VALIDITY_WARNING", _("{column} does not agree with EXPIRYDATE"), "VALIDITY")


_CHECKS: tuple[Callable[[CheckedRow], None], ...] = (
    _id("LOCALESTID", "localId", "LOCALESTID_ERROR"),
    _id("UNIQUEWORKERID", "uniqueWorkerId", "UNIQUE_WORKER_ID_ERROR"),
    _category,
    _name,
    _accredited,
    _who_delivered,
    _provider,
    _how_delivered,
    _validity,
    _notes,
)
