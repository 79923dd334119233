"""Organisation reference files in the 27-column family: trusts, sites, ICBs, practices.

No header row. Column 1 code, 2 name, 3 region, 4 ICB (before 2020 other bodies), 5 to 9
address, 10 postcode, 11 and 12 opened and closed as `yyyymmdd`, 13 status, 14 sub-type,
15 to 17 commissioner with joined and left, 18 telephone (never read out), 24 a region
letter or the provider, 26 prescribing setting. Older copies stop at column 24.
Source: NHS England, Organisation Data Service, file specification of the etr, etrust,
eccg and epraccur files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import compact_day, is_code, latest
from leadwell.gateways.opening import Head, open_table
from leadwell.gateways.rows import BadRow, Delivery, Row, UnusableFile, cut, gettext_noop

WIDTHS = (24, 27)
TELEPHONE = frozenset({17})
COLUMNS = (
    *("code", "name", "region", "ICB", "address 1", "address 2", "address 3", "address 4"),
    *("address 5", "postcode", "open date", "close date", "status", "sub-type", "commissioner"),
    *("joined", "left", "(not kept)", "19", "20", "21", "amended", "23", "provider", "25"),
    *("prescribing setting", "27"),
)
COUNTIES = frozenset(
    """AVON,BEDFORDSHIRE,BERKSHIRE,BUCKINGHAMSHIRE,CAMBRIDGESHIRE,CHESHIRE,CLEVELAND,CLWYD,
    CO DURHAM,CORNWALL,COUNTY DURHAM,CUMBRIA,DERBYSHIRE,DEVON,DORSET,DYFED,EAST SUSSEX,
    EAST YORKSHIRE,ESSEX,GLOUCESTERSHIRE,GREATER LONDON,GREATER MANCHESTER,GWENT,GWYNEDD,
    HAMPSHIRE,HEREFORDSHIRE,HERTFORDSHIRE,HUMBERSIDE,ISLE OF WIGHT,KENT,LANCASHIRE,
    LEICESTERSHIRE,LINCOLNSHIRE,MERSEYSIDE,MID GLAMORGAN,MIDDLESEX,NORFOLK,NORTH YORKSHIRE,
    NORTHAMPTONSHIRE,NORTHUMBERLAND,NOTTINGHAMSHIRE,OXFORDSHIRE,POWYS,RUTLAND,SHROPSHIRE,
    SOMERSET,SOUTH GLAMORGAN,SOUTH YORKSHIRE,STAFFORDSHIRE,SUFFOLK,SURREY,SUSSEX,
    TYNE & WEAR,TYNE AND WEAR,WARWICKSHIRE,WEST GLAMORGAN,WEST MIDLANDS,WEST SUSSEX,
    WEST YORKSHIRE,WILTSHIRE,WORCESTERSHIRE,YORKSHIRE""".replace("\n    ", "").split(",")
)

CODE = gettext_noop("Write the code in capital letters and digits, at least three, without spaces.")
NAME = gettext_noop("Write the name of the organisation.")
DATE = gettext_noop("Write the date as 20240401: year, month, day.")
WIDTH = gettext_noop(
    "Give the row 27 columns (or 24, as in older files). Check its commas and quotation marks."
)

NOT_THE_FAMILY = gettext_noop(
    "The file is not one of the Organisation Data Service files: they have 24 or 27 columns, no "
    "header, and a code in the first column. Download the file again."
)
ANOTHER_OF_THE_FAMILY = gettext_noop(
    "The file is another of the Organisation Data Service files than the one you named. "
    "Name the kind that fits, or let the kind be recognised."
)

_TRUST = re.compile(r"[RT][A-Z0-9]{2}").fullmatch
_CCG = re.compile(r"[0-9]{2}[A-Z]").fullmatch
_CCG_NAME = re.compile(r"\b(?:CCG|ICB|SUB-ICB|CLINICAL COMMISSIONING GROUP)\b").search
_MOST = 0.8


class OdsRow(NamedTuple):
    """One organisation or site, as the reference file gives it.

    `parent_code` is the commissioner of a practice, the trust of a site, else empty.
    `address` holds the parts that are not empty; `town` is the last that is no county.
    """

    line: int
    code: str
    name: str
    region_code: str
    icb_code: str
    address: tuple[str, ...]
    town: str
    postcode: str
    opened_on: date | None
    closed_on: date | None
    status: str
    sub_type: str
    parent_code: str
    joined_on: date | None
    left_on: date | None
    provider_code: str
    prescribing_setting: str


Rows = Sequence[list[str]]


def is_trusts(head: Head) -> bool:
    """NHS trusts: three-character codes from R or T, or names that say trust."""
    rows = _family(head.rows)
    return (
        bool(rows)
        and not (is_practices(head) or is_sites(head) or is_ccg_icb(head))
        and (
            _share(rows, lambda row: bool(_TRUST(row[0]))) > _MOST
            or _share(rows, lambda row: "TRUST" in row[1].upper()) > _MOST
        )
    )


def is_ccg_icb(head: Head) -> bool:
    """Clinical commissioning groups and the sub-ICB locations that followed them."""
    rows = _family(head.rows)
    return (
        bool(rows)
        and _share(rows, lambda row: row[12] == "") > _MOST
        and (
            _share(rows, lambda row: bool(_CCG(row[0]))) > _MOST
            or _share(rows, lambda row: bool(_CCG_NAME(row[1].upper()))) > _MOST
        )
    )


def is_practices(head: Head) -> bool:
    """Practices and prescribing cost centres: a status and a prescribing setting."""
    rows = _family(head.rows)
    return bool(rows) and _share(rows, _has_a_setting) > _MOST


def is_sites(head: Head) -> bool:
    """Trusts and their sites together: most codes begin with the code of a trust above."""
    rows = _family(head.rows)
    trusts = {row[0] for row in rows if len(row[0]) == 3}
    return (
        bool(trusts) and _share(rows, lambda row: len(row[0]) > 3 and row[0][:3] in trusts) >= 0.5
    )


def read_trusts(path: Path) -> Delivery:
    """NHS trusts (etr)."""
    return _read(path, "ods-trusts", is_trusts, "NHS trusts, Organisation Data Service", _nobody)


def read_ccg_icb(path: Path) -> Delivery:
    """Clinical commissioning groups and sub-ICB locations (eccg)."""
    edition = "CCGs and sub-ICB locations, Organisation Data Service"
    return _read(path, "ods-ccg-icb", is_ccg_icb, edition, _nobody)


def read_practices(path: Path) -> Delivery:
    """GP practices and prescribing cost centres (epraccur)."""
    edition = "GP practices and prescribing cost centres, Organisation Data Service"
    return _read(path, "ods-practices", is_practices, edition, _commissioner)


def read_sites(path: Path) -> Delivery:
    """NHS trusts and their sites (etrust)."""
    edition = "NHS trusts and their sites, Organisation Data Service"
    return _read(path, "ods-sites", is_sites, edition, _trust_of_the_site)


def _nobody(_: list[str]) -> str:
    return ""


def _commissioner(cells: list[str]) -> str:
    return cells[14]


def _trust_of_the_site(cells: list[str]) -> str:
    return cells[0][:3] if len(cells[0]) > 3 else ""


def _read(
    path: Path,
    kind: str,
    is_kind: Callable[[Head], bool],
    edition: str,
    parent: Callable[[list[str]], str],
) -> Delivery:
    """Rows are gathered first: only all of them together tell the date of the edition."""
    found = list(open_table(path).rows())
    head = Head(rows=[cells for _, cells in found[:200]])
    _insist_on(head, is_kind)
    rows = (_row(line, cells, parent) for line, cells in found)
    return Delivery(kind, _edition_date(found), rows, edition, COLUMNS)


def _insist_on(head: Head, is_kind: Callable[[Head], bool]) -> None:
    if not _family(head.rows):
        raise UnusableFile(NOT_THE_FAMILY)
    others = (is_practices, is_sites, is_ccg_icb, is_trusts)
    if not is_kind(head) and any(other(head) for other in others):
        raise UnusableFile(ANOTHER_OF_THE_FAMILY)


def _row(line: int, cells: list[str], parent: Callable[[list[str]], str]) -> Row:
    if len(cells) not in WIDTHS:
        return _bad(line, "number of columns", WIDTH, cells)
    if not is_code(cells[0]):
        return _bad(line, "code", CODE, cells)
    if not cells[1]:
        return _bad(line, "name", NAME, cells)
    opened, closed, joined, left = cells[10], cells[11], cells[15], cells[16]
    address = tuple(filter(None, cells[4:9]))
    try:
        return OdsRow(
            line, cells[0], cells[1], cells[2], cells[3], address, town_of(address), cells[9],
            compact_day(opened) if opened else None, compact_day(closed) if closed else None,
            cells[12], cells[13], parent(cells),
            compact_day(joined) if joined else None, compact_day(left) if left else None,
            cells[23], cells[25] if len(cells) > 25 else "",
        )  # fmt: skip
    except ValueError:
        return _bad(line, _bad_date(cells), DATE, cells)


def _bad(line: int, column: str, advice: str, cells: list[str]) -> BadRow:
    return BadRow(line, column, advice, cut(cells, private=TELEPHONE))


def _bad_date(cells: list[str]) -> str:
    dates = (place for place in (10, 11, 15, 16) if cells[place])
    return next(COLUMNS[place] for place in dates if _day_or_none(cells[place]) is None)


def town_of(address: Sequence[str]) -> str:
    """The last part of an address that is not a county."""
    if not address:
        return ""
    return address[-2] if len(address) > 1 and address[-1] in COUNTIES else address[-1]


def _family(rows: Rows) -> Rows:
    """The rows that have the shape of the family, if nearly all of them do."""
    fit = [row for row in rows if len(row) in WIDTHS and is_code(row[0]) and _is_day(row[10])]
    return fit if len(fit) > _MOST * len(rows) else []


def _is_day(text: str) -> bool:
    return not text or (len(text) == 8 and text.isdigit())


def _has_a_setting(row: list[str]) -> bool:
    return row[12] in {"A", "C", "D", "P"} and (len(row) == 24 or row[25].isdigit())


def _share(rows: Rows, holds: Callable[[list[str]], bool]) -> float:
    return sum(map(holds, rows)) / len(rows)


def _edition_date(found: Sequence[tuple[int, list[str]]]) -> date | None:
    """The latest thing the file knows about.

    A closure more than a year beyond the latest opening is a plan, and does not tell when
    the file was made.
    """
    whole = [cells for _, cells in found if len(cells) in WIDTHS]
    opened = _latest({cells[10] for cells in whole} | {cells[15] for cells in whole})
    closed = _latest({cells[11] for cells in whole} | {cells[16] for cells in whole})
    if opened is None or closed is None:
        return opened or closed
    return max(opened, closed) if closed <= opened + timedelta(days=366) else opened


def _latest(texts: set[str]) -> date | None:
    """The latest of dates written `yyyymmdd`, which sort as they are written."""
    days = filter(None, map(_day_or_none, sorted(texts, reverse=True)))
    return latest(islice(days, 3))


def _day_or_none(text: str) -> date | None:
    try:
        return compact_day(text)
    except ValueError:
        return None
