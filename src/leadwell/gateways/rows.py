"""What every file format answers with: rows, rows that could not be taken, or a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

LONGEST_CELL_KEPT = 200


class UnusableFile(Exception):
    """The file is not what it should be. `str()` is one clear sentence that says what to do."""


class HostileFile(UnusableFile):
    """The file cannot be read safely, or is broken: damaged, locked or out of all proportion."""


class Row(Protocol):
    """Anything read from a file: it knows the line it came from."""

    @property
    def line(self) -> int:
        """The line in the file, counted from 1; for a workbook the row number."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be taken: where it is and what to type instead.

    `advice` is an English template and never repeats the value, which may be private.
    `cells` is the row as read, for the rejected-rows file only.
    """

    line: int
    column: str
    advice: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file, opened: its kind, its edition and its rows.

    Rows are read as they are asked for, so `UnusableFile` may still be raised while
    iterating (a file cut short shows only at its end): take all rows or none.
    `columns` are the column names for the rejected-rows file.
    """

    kind: str
    as_at: date | None
    rows: Iterator[Row]
    edition: str
    columns: tuple[str, ...] = ()


def cut(cells: Sequence[object], *, private: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """The cells as text for a `BadRow`: long ones cut, private positions left empty."""
    return tuple(
        "" if place in private else str(cell)[:LONGEST_CELL_KEPT]
        for place, cell in enumerate(cells)
    )
