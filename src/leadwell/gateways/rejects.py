"""The rejected-rows file: each bad row, where it was, and what to type instead."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from leadwell.gateways.rows import Refused

# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_rejects(
    path: Path,
    header: Sequence[str],
    bad_rows: Iterable[Refused],
    *,
    translate: Callable[[str], str] = str,
) -> int:
    """Write the bad rows as CSV that is safe to open in a spreadsheet; give how many."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([translate("line"), translate("column"), translate("what to do"), *header])
        for bad in bad_rows:
            count += 1
            told = (bad.line, bad.column, translate(bad.advice), *bad.cells)
            writer.writerow([harmless(str(cell)) for cell in told])
    return count


def harmless(cell: str) -> str:
    """The cell as text a spreadsheet will not run: an apostrophe before what begins a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
