"""Names and codes of integrated care boards, as the Office for National Statistics lists them.

Columns `ICB24CD` (national statistics code), `ICB24CDH` (the code everyone uses) and
`ICB24NM`. The year is part of the column names, and the only date in the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import is_code
from leadwell.gateways.headed import insist, open_headed
from leadwell.gateways.opening import Head, open_head
from leadwell.gateways.rows import Delivery, UnusableFile, gettext_noop
from leadwell.gateways.year_in_columns import year_in_columns

_CODE_COLUMN = re.compile(r"ICB([0-9]{2})CD").fullmatch
NOT_ICB_NAMES = gettext_noop(
    "The file is not a list of ICB names: it has no columns such as ICB24CD, ICB24CDH and "
    "ICB24NM in its first row. Load the file as it was published."
)

_ONS_CODE = gettext_noop("Write the national statistics code, such as E54000008.")
_CODE = gettext_noop("Write the board's code in capital letters and digits.")


class IcbName(NamedTuple):
    """One integrated care board: its two codes and its name."""

    line: int
    ons_code: str
    code: str
    name: str


def is_icb_names(head: Head) -> bool:
    """Is there a year for which all three columns are there?"""
    return year_in_columns(head.header, _CODE_COLUMN, _columns) is not None


def read_icb_names(path: Path) -> Delivery:
    """The boards in the file, as at the end of the year in its header."""
    year = year_in_columns(open_head(path).header, _CODE_COLUMN, _columns)
    if year is None:
        raise UnusableFile(NOT_ICB_NAMES)
    columns = _columns(year)
    table = open_headed(path, columns, gettext_noop("a list of ICB names"))
    as_at = date(2000 + int(year), 12, 31)
    edition = f"Integrated care boards {as_at.year}, names and codes"
    return Delivery("icb-names", as_at, table.rows(_row), edition, columns)


def _columns(year: str) -> tuple[str, ...]:
    return (f"ICB{year}CD", f"ICB{year}CDH", f"ICB{year}NM")


def _row(line: int, cells: Sequence[str]) -> IcbName:
    ons_code, code, name = (cell.strip() for cell in cells)
    insist(
        is_code(ons_code),
        "ICB CD",
        _ONS_CODE,
    )
    insist(
        is_code(code),
        "ICB CDH",
        _CODE,
    )
    insist(name, "ICB NM", gettext_noop("Write the name of the board."))
    return IcbName(line, ons_code, code, name)
