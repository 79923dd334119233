"""Which organisation code followed which, and when: `old_code`, `new_code`, `date`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import iso_day, latest
from leadwell.gateways.headed import insist, open_headed, read
from leadwell.gateways.opening import Head, open_table
from leadwell.gateways.rows import Delivery, gettext_noop

COLUMNS = ("old_code", "new_code", "date")
_DATES = re.compile(r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]")
_DATE = gettext_noop("Write the date as 2024-04-01.")
_CODE = gettext_noop("Write the code in capital letters and digits, without spaces.")
# Health authorities of the 1990s had codes of two characters.
_is_code = re.compile(r"[A-Z0-9]{2,12}").fullmatch


class Succession(NamedTuple):
    """From this day one code took over from another. An old code may have several new ones."""

    line: int
    old_code: str
    new_code: str
    on: date


def is_successors(head: Head) -> bool:
    """Are the three columns there?"""
    return set(COLUMNS) <= set(head.header)


def read_successors(path: Path) -> Delivery:
    """The successions in the file, as at the latest of them."""
    table = open_headed(path, COLUMNS, gettext_noop("a list of codes and their successors"))
    edition = "Organisation codes and their successors"
    return Delivery("ods-successors", _as_at(path), table.rows(_row), edition, COLUMNS)


def _as_at(path: Path) -> date | None:
    return latest(found for text in open_table(path).all_of(_DATES) if (found := _day(text)))


def _day(text: str) -> date | None:
    try:
        return iso_day(text)
    except ValueError:
        return None


def _row(line: int, cells: Sequence[str]) -> Succession:
    old, new, on = cells
    insist(_is_code(old), "old_code", _CODE)
    insist(_is_code(new), "new_code", _CODE)
    return Succession(line, old, new, read(iso_day, on, "date", _DATE))
