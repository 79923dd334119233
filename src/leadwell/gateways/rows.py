"""What every file format answers with: rows, rows that could not be taken, or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

LONGEST_CELL_KEPT = 200


def gettext_noop(text: str) -> str:
    """Mark a sentence for translation. It is translated where it is shown, not down here."""
    return text


class UnusableFile(Exception):
    """The file is not what it should be. `str()` is one clear sentence that says what to do.

    `text` is an English template and `facts` fills it; `in_words` says it in another language.
    Without facts the text is no template, and a file's name with a brace in it does no harm.
    """

    def __init__(self, text: str, **facts: str) -> None:
        super().__init__(text.format(**facts) if facts else text)
        self.text = text
        self.facts = facts

    def in_words(self, translate: Callable[[str], str]) -> str:
        """The sentence in the reader's language."""
        facts = {name: translate(fact) for name, fact in self.facts.items()}
        return translate(self.text).format(**facts) if facts else translate(self.text)


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


class Refused(Protocol):
    """Any row that was not taken, whoever refused it."""

    @property
    def line(self) -> int:
        """The line in the file."""

    @property
    def column(self) -> str:
        """The column that stood in the way."""

    @property
    def advice(self) -> str:
        """What to type instead."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it was read."""


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


def printable(name: str) -> str:
    """A file's name fit for a terminal and for the database: what would move the cursor, turn the
    writing round or is no letter at all becomes a question mark."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def cut(cells: Sequence[object], *, private: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """The cells as text for a `BadRow`: long ones cut, private positions left empty."""
    return tuple(
        "" if place in private else str(cell)[:LONGEST_CELL_KEPT]
        for place, cell in enumerate(cells)
    )
