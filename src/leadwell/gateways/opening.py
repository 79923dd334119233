"""Opening a file nobody can vouch for. Hostile input lives here, once.

`open_table` for text, `open_workbook` for workbooks, `open_head` to look at the top of
either. Each refuses with one sentence that says what to do.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from leadwell.gateways.rows import HostileFile, UnusableFile, gettext_noop
from leadwell.gateways.text import LONG_LINE, first_bytes, is_workbook, lines, pages
from leadwell.gateways.workbooks import Sheet, Workbook, open_workbook

__all__ = ["Head", "Sheet", "Table", "Workbook", "open_head", "open_table", "open_workbook"]

MOST_ROWS = 5_000_000
LONGEST_CELL = 1_000_000
ROWS_IN_A_HEAD = 200

UNCLOSED = gettext_noop(
    "A quotation mark is opened and never closed, so the rows after it cannot be told apart. "
    "Close it and load the file again."
)
TOO_MANY_ROWS = gettext_noop("The file has more than 5,000,000 rows. Split it into smaller files.")


@dataclass(frozen=True, slots=True)
class Table:
    """A text table, opened. Nothing is kept: each call of `rows` reads from the start."""

    path: Path

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with the line it begins on. Blank lines are passed over.

        A row torn by a stray quotation mark comes as an empty list, so that it is
        counted, and refused, and the rows around it are kept.
        """
        # The limit belongs to the whole process, and others set it too: say it where it counts.
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(lines(self.path), strict=True)
        start, count = 1, 0
        while True:
            try:
                for cells in reader:
                    if cells:
                        count += 1
                        if count > MOST_ROWS:
                            raise HostileFile(TOO_MANY_ROWS)
                        yield start, cells
                    start = reader.line_num + 1
                return
            except csv.Error as error:
                _insist_it_is_one_row(str(error))
                count += 1
                yield start, []
                start = reader.line_num + 1

    def all_of(self, pattern: re.Pattern[str]) -> set[str]:
        """Every different text in the file that fits, wherever it stands. Much faster than rows.

        The pattern must allow few different texts: a kind of date, say.
        """
        return {text for page in pages(self.path) for text in pattern.findall(page)}


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a file: the first rows of a table, or a workbook and its sheets."""

    rows: Sequence[list[str]] = ()
    workbook: Workbook | None = None

    @property
    def header(self) -> tuple[str, ...]:
        """The first row, without the spaces around its cells."""
        return tuple(cell.strip() for cell in self.rows[0]) if self.rows else ()

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets, if this is a workbook."""
        return self.workbook.sheets if self.workbook else ()

    def top(self, sheet: str, rows: int = 6) -> Sequence[Sequence[object]]:
        """The first rows of a sheet; none if there is no such sheet."""
        if self.workbook is None or sheet not in self.workbook.sheets:
            return []
        return self.workbook.rows(sheet, first=rows)


def open_table(path: Path) -> Table:
    """Open a text table, plain or gzipped, whatever its name, or say why not."""
    next(lines(path), None)
    return Table(path)


def open_head(path: Path) -> Head:
    """Open the top of a table or a workbook, whichever the bytes say it is."""
    if is_workbook(first_bytes(path)):
        return Head(workbook=open_workbook(path))
    return Head(rows=[cells for _, cells in islice(Table(path).rows(), ROWS_IN_A_HEAD)])


def _insist_it_is_one_row(complaint: str) -> None:
    """Some complaints are about one row. These two are about the file."""
    if "field larger" in complaint:
        raise UnusableFile(LONG_LINE)
    if "unexpected end of data" in complaint:
        raise UnusableFile(UNCLOSED)
