"""Primary care networks and their practices: the ePCN workbook, two sheets.

Dates are numbers such as 20191001. Many cells of the second sheet are formulas: the value
saved with them is read, and only where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import compact_day, is_code, latest
from leadwell.gateways.headed import Refused, insist
from leadwell.gateways.ods import town_of
from leadwell.gateways.opening import Head, Sheet, open_workbook
from leadwell.gateways.rows import BadRow, Delivery, Row, UnusableFile, cut, gettext_noop

NETWORKS = ("PCN Code", "PCN Name", "Open Date", "Close Date", "Address Line 1", "Postcode")
MEMBERS = (
    *("Partner Organisation Code", "PCN Code", "Practice to PCN Relationship Start Date"),
    "Practice to PCN Relationship End Date",
)
COLUMNS = ("the row as it was read",)
NOT_PCN = gettext_noop(
    "The file is not the workbook of primary care networks: it needs one sheet with the columns "
    "PCN Code and Open Date and one with Partner Organisation Code. Load it as it was published."
)
_CODE = gettext_noop(
    "Write the code in capital letters and digits, at least three, without spaces."
)
_DATE = gettext_noop("Write the date as 20240401: year, month, day.")

Cells = Sequence[object]


class Pcn(NamedTuple):
    """One primary care network. The commissioner is the CCG or sub-ICB location it is in."""

    line: int
    code: str
    name: str
    commissioner_code: str
    opened_on: date | None
    closed_on: date | None
    address: tuple[str, ...]
    town: str
    postcode: str


class PcnMember(NamedTuple):
    """One practice in one network, from a day and perhaps to a day."""

    line: int
    practice_code: str
    pcn_code: str
    began_on: date | None
    ended_on: date | None


def is_pcn(head: Head) -> bool:
    """Is there a sheet of networks and a sheet of their practices?"""
    tops = [head.top(name, rows=1) for name in head.sheets if "PCN" in name.upper()]
    headers = [set(_header(top[0])) for top in tops if top]
    return all(any(set(needed) <= each for each in headers) for needed in (NETWORKS, MEMBERS))


def read_pcn(path: Path) -> Delivery:
    """The networks, then their practices, as at the latest date in the workbook."""
    workbook = open_workbook(path)
    sheets = [workbook.sheet(name) for name in workbook.sheets]
    networks, members = _with(NETWORKS, sheets), _with(MEMBERS, sheets)
    rows = (*_rows(networks, _network), *_rows(members, _member))
    days = (day for row in rows for day in _days(row) if day)
    edition = "Primary care networks and their practices, Organisation Data Service"
    return Delivery("ods-pcn", latest(days), iter(rows), edition, COLUMNS)


def _header(cells: Cells) -> list[str]:
    """Column names without remarks such as "(YYYYMMDD)"."""
    return [str(cell).partition("(")[0].strip() for cell in cells]


def _with(needed: Sequence[str], sheets: Sequence[Sheet]) -> Sheet:
    for sheet in sheets:
        top = sheet.rows(first=1)
        if top and set(needed) <= set(_header(top[0])):
            return sheet
    raise UnusableFile(NOT_PCN)


class _Named:
    """One row of a sheet, its cells found by column name."""

    def __init__(self, places: dict[str, int], line: int, cells: Cells) -> None:
        self.places, self.line, self.cells = places, line, cells

    def text(self, column: str) -> str:
        cell = self.cells[self.places[column]]
        return cell.strip() if isinstance(cell, str) else ""

    def code(self, column: str) -> str:
        text = self.text(column)
        insist(is_code(text), column, _CODE)
        return text

    def day(self, column: str) -> date | None:
        try:
            return _day(self.cells[self.places[column]])
        except ValueError:
            raise Refused(column, _DATE) from None


def _rows(sheet: Sheet, make: Callable[[_Named], Row]) -> Iterator[Row]:
    header, *body = sheet.rows()
    places = {name: place for place, name in reversed(list(enumerate(_header(header))))}
    for line, cells in enumerate(body, start=2):
        if all(cell == "" for cell in cells):
            continue
        try:
            yield make(_Named(places, line, cells))
        except Refused as refused:
            yield BadRow(line, f"{sheet.name} / {refused.column}", refused.advice, cut(cells))


def _network(row: _Named) -> Pcn:
    name = row.text("PCN Name")
    insist(name, "PCN Name", gettext_noop("Write the name of the network."))
    first, last = row.places["Address Line 1"], row.places["Postcode"]
    parts = (cell.strip() for cell in row.cells[first:last] if isinstance(cell, str))
    address = tuple(filter(None, parts))
    commissioner = row.cells[row.places["PCN Name"] + 1]
    return Pcn(
        row.line, row.code("PCN Code"), name, str(commissioner).strip(), row.day("Open Date"),
        row.day("Close Date"), address, town_of(address), row.text("Postcode"),
    )  # fmt: skip


def _member(row: _Named) -> PcnMember:
    began, ended = MEMBERS[2:]
    return PcnMember(
        row.line, row.code("Partner Organisation Code"), row.code("PCN Code"), row.day(began),
        row.day(ended),
    )  # fmt: skip


def _day(cell: object) -> date | None:
    """A day written as a number, as text or as a date; `ValueError` for anything else."""
    if cell == "":
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return compact_day(str(int(cell)))
    return compact_day(str(cell).strip())


def _days(row: Row) -> tuple[date | None, ...]:
    if isinstance(row, Pcn):
        return (row.opened_on, row.closed_on)
    return (row.began_on, row.ended_on) if isinstance(row, PcnMember) else ()
