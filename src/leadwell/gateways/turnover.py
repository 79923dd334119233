"""Joiners, leavers and staff in post by organisation and staff group (NHS England, CSV).

`PERIOD` names two snapshots, each the last day of a month: "202510 to 202511". A row that
is absent means 0. Full-time equivalents add up over staff groups; headcounts do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import decimal, is_code, month_end, whole
from leadwell.gateways.headed import Headed, insist, open_headed, read
from leadwell.gateways.opening import Head
from leadwell.gateways.rows import Delivery, gettext_noop

COLUMNS = (
    *("PERIOD", "TYPE", "NHSE_REGION_CODE", "NHSE_REGION_NAME", "ICS_CODE", "ICS_NAME"),
    *("REPORTING_ORG_NAME", "REPORTING_ORG_CODE", "CLUSTER_GROUP", "BENCHMARK_GROUP"),
    *("STAFF_GROUP_1_NAME", "HC", "FTE"),
)
_PERIOD = gettext_noop("Write the two months as 202510 to 202511, the earlier one first.")
_HEADCOUNT = gettext_noop("Write the headcount as a whole number, not below 0.")
_FTE = gettext_noop("Write the full-time equivalent as a number, not below 0, without commas.")


class TurnoverRow(NamedTuple):
    """One organisation, one staff group, one of start, end, joiners and leavers."""

    line: int
    began_on: date
    ended_on: date
    type: str
    region_code: str
    region_name: str
    icb_code: str
    icb_name: str
    code: str
    name: str
    cluster_group: str
    benchmark_group: str
    staff_group: str
    headcount: int
    fte: Decimal


def is_turnover(head: Head) -> bool:
    """Are the columns there?"""
    return set(COLUMNS) <= set(head.header)


def read_turnover(path: Path) -> Delivery:
    """The rows of the file, as at the later of its two snapshots."""
    table = open_headed(path, COLUMNS, gettext_noop("turnover by organisation and staff group"))
    end = _first_end(table)
    edition = "NHS workforce turnover by staff group and organisation"
    edition += f", to {end:%B %Y}" if end else ""
    return Delivery("turnover", end, table.rows(_row), edition, COLUMNS)


def _first_end(table: Headed) -> date | None:
    try:
        return _period(table.peek()[0])[1]
    except (IndexError, ValueError):
        return None


@lru_cache(maxsize=1_000)
def _period(text: str) -> tuple[date, date]:
    first, _, last = text.partition(" to ")
    began, ended = month_end(first.strip()), month_end(last.strip())
    if began >= ended:
        raise ValueError
    return began, ended


def _row(line: int, cells: Sequence[str]) -> TurnoverRow:
    period, kind, region, region_name, icb, icb_name, name, code, *groups, heads, fte_ = cells
    began, ended = read(_period, period, "PERIOD", _PERIOD)
    insist(kind, "TYPE", gettext_noop("Write Joiners, Leavers, or which denominator the row is."))
    insist(
        is_code(code), "REPORTING_ORG_CODE", gettext_noop("Write the code in capitals and digits.")
    )
    headcount, fte = read(whole, heads, "HC", _HEADCOUNT), read(decimal, fte_, "FTE", _FTE)
    insist(headcount >= 0, "HC", _HEADCOUNT)
    insist(fte >= 0, "FTE", _FTE)
    cluster, benchmark, staff_group = groups
    return TurnoverRow(
        line, began, ended, kind, region, region_name, icb, icb_name, code, name,
        cluster, benchmark, staff_group, headcount, fte,
    )  # fmt: skip
