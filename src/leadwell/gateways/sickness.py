"""Sickness absence by organisation and month (NHS England, monthly CSV).

`DATE` is the last day of the month. Days are full-time equivalents. The published rate is
100 x days lost / days available to two places; `agrees` says whether it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import british_day, decimal, is_code
from leadwell.gateways.headed import Headed, Refused, insist, open_headed, read, read_or_none
from leadwell.gateways.opening import Head
from leadwell.gateways.rows import Delivery, gettext_noop

COLUMNS = (
    *("DATE", "NHSE_REGION_CODE", "NHSE_REGION_NAME", "ICS_CODE", "ICS_NAME", "ORG_CODE"),
    *("ORG_NAME", "ORG_TYPE", "FTE_DAYS_LOST", "FTE_DAYS_AVAILABLE"),
    "SICKNESS_ABSENCE_RATE_PERCENT",
)
_DATE = gettext_noop("Write the last day of the month, as 30/04/2024.")
_NUMBER = gettext_noop("Write a number of days, not below 0, without commas.")
_RATE = gettext_noop(
    "Write the rate as a number such as 4.39, without the per cent sign, or leave it empty."
)
_HALF = Decimal("0.005")


class SicknessRow(NamedTuple):
    """One organisation in one month."""

    line: int
    period_end: date
    region_code: str
    region_name: str
    icb_code: str
    icb_name: str
    code: str
    name: str
    org_type: str
    days_lost: Decimal
    days_available: Decimal
    published_rate: Decimal | None
    agrees: bool


def is_sickness(head: Head) -> bool:
    """Are the columns there?"""
    return set(COLUMNS) <= set(head.header)


def read_sickness(path: Path) -> Delivery:
    """The organisations in the file, as at the end of its month."""
    table = open_headed(path, COLUMNS, gettext_noop("sickness absence by organisation"))
    month = _first_month(table)
    edition = "NHS Sickness Absence Rates" + (f", {month:%B %Y}" if month else "")
    return Delivery("sickness", month, table.rows(_row), edition, COLUMNS)


def _first_month(table: Headed) -> date | None:
    try:
        return _month(table.peek()[0])
    except (IndexError, Refused):
        return None


def _month(text: str) -> date:
    day = read(british_day, text, "DATE", _DATE)
    insist((day + timedelta(days=1)).day == 1, "DATE", _DATE)
    return day


def _row(line: int, cells: Sequence[str]) -> SicknessRow:
    day, region, region_name, icb, icb_name, code, name, kind, lost_, available_, rate_ = cells
    insist(
        is_code(code),
        "ORG_CODE",
        gettext_noop("Write the organisation's code in capitals and digits."),
    )
    lost = read(decimal, lost_, "FTE_DAYS_LOST", _NUMBER)
    available = read(decimal, available_, "FTE_DAYS_AVAILABLE", _NUMBER)
    rate = read_or_none(decimal, rate_, "SICKNESS_ABSENCE_RATE_PERCENT", _RATE)
    insist(lost >= 0, "FTE_DAYS_LOST", _NUMBER)
    insist(available >= 0, "FTE_DAYS_AVAILABLE", _NUMBER)
    return SicknessRow(
        line, _month(day), region, region_name, icb, icb_name, code, name, kind,
        lost, available, rate, _agrees(lost, available, rate),
    )  # fmt: skip


def _agrees(lost: Decimal, available: Decimal, rate: Decimal | None) -> bool:
    if rate is None or available == 0:
        return not rate
    return abs(100 * lost / available - rate) <= _HALF
