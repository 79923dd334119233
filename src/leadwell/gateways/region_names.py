"""Names of the NHS England regions, from a lookup of trusts to regions.

Columns such as `nhs_region21_nhs_code` and `nhs_region21_name`; the year is in the names.
Each region stands there once for every trust, and is given once. Welsh trusts stand there
with a region that has no name: such a row says nothing about regions, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import is_code
from leadwell.gateways.headed import insist, open_headed
from leadwell.gateways.opening import Head, open_head
from leadwell.gateways.rows import Delivery, Row, UnusableFile, gettext_noop
from leadwell.gateways.year_in_columns import year_in_columns

_CODE_COLUMN = re.compile(r"nhs_region([0-9]{2})_nhs_code").fullmatch
NOT_REGION_NAMES = gettext_noop(
    "The file is not a lookup of regions: it has no columns such as nhs_region21_nhs_code and "
    "nhs_region21_name in its first row. Load the file as it was published."
)


class RegionName(NamedTuple):
    """One region."""

    line: int
    code: str
    name: str


def is_region_names(head: Head) -> bool:
    """Is there a year for which both columns are there?"""
    return year_in_columns(head.header, _CODE_COLUMN, _columns) is not None


def read_region_names(path: Path) -> Delivery:
    """The regions in the file, each once, as at the end of the year in its header."""
    year = year_in_columns(open_head(path).header, _CODE_COLUMN, _columns)
    if year is None:
        raise UnusableFile(NOT_REGION_NAMES)
    columns = _columns(year)
    rows = _each_once(open_headed(path, columns, gettext_noop("a lookup of regions")).rows(_row))
    as_at = date(2000 + int(year), 12, 31)
    return Delivery("region-names", as_at, rows, f"NHS England regions {as_at.year}", columns)


def _columns(year: str) -> tuple[str, ...]:
    return (f"nhs_region{year}_nhs_code", f"nhs_region{year}_name")


def _row(line: int, cells: Sequence[str]) -> RegionName:
    code, name = (cell.strip() for cell in cells)
    insist(
        is_code(code) or not name,
        "region code",
        gettext_noop("Write the region's code, such as Y56."),
    )
    return RegionName(line, code, name)


def _each_once(rows: Iterator[Row]) -> Iterator[Row]:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if isinstance(row, RegionName):
            if not row.name or (row.code, row.name) in seen:
                continue
            seen.add((row.code, row.name))
        yield row
