"""Other names of organisations, and which codes they were merged from.

Columns `ods_code`, `name`, `alt_names`, `predecessor_codes` (both with ";" between) and
`merger_date`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import is_code, iso_day, latest
from leadwell.gateways.headed import insist, open_headed, read_or_none
from leadwell.gateways.opening import Head
from leadwell.gateways.rows import Delivery, gettext_noop

COLUMNS = ("ods_code", "name", "alt_names", "predecessor_codes", "merger_date")
_CODE = gettext_noop(
    "Write the code in capital letters and digits, at least three, without spaces."
)
_CODES = gettext_noop(
    "Write the codes in capital letters and digits, with a semicolon between them."
)
_DATE = gettext_noop("Write the date as 2024-04-01, or leave it empty.")


class Aliases(NamedTuple):
    """One organisation: its other names, the codes it was merged from, and when."""

    line: int
    code: str
    name: str
    other_names: tuple[str, ...]
    predecessors: tuple[str, ...]
    merged_on: date | None


def is_aliases(head: Head) -> bool:
    """Are the five columns there?"""
    return set(COLUMNS) <= set(head.header)


def read_aliases(path: Path) -> Delivery:
    """The organisations in the file, as at the latest merger (the file has no other date)."""
    rows = tuple(open_headed(path, COLUMNS, gettext_noop("a list of other names")).rows(_row))
    merged = (row.merged_on for row in rows if isinstance(row, Aliases) and row.merged_on)
    edition = "Other names of trusts and integrated care boards"
    return Delivery("organisation-aliases", latest(merged), iter(rows), edition, COLUMNS)


def _row(line: int, cells: Sequence[str]) -> Aliases:
    code, name, others, predecessors, merged = (cell.strip() for cell in cells)
    before = _parts(predecessors)
    insist(is_code(code), "ods_code", _CODE)
    insist(name, "name", gettext_noop("Write the name of the organisation."))
    insist(all(map(is_code, before)), "predecessor_codes", _CODES)
    merged_on = read_or_none(iso_day, merged, "merger_date", _DATE)
    return Aliases(line, code, name, _parts(others), before, merged_on)


def _parts(text: str) -> tuple[str, ...]:
    """The different parts between semicolons, in the order written."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))
