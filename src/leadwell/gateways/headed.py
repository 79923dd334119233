"""Text tables with a header row: columns are found by name, so their order may change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from leadwell.gateways.opening import open_table
from leadwell.gateways.rows import BadRow, Row, UnusableFile, cut, gettext_noop

WIDTH = gettext_noop(
    "Give the row as many columns as the first row. Check its commas and quotation marks."
)

NO_COLUMN = gettext_noop(
    "The file is not {what}: it has no column called '{column}' in its first row. "
    "Load the file as it was published."
)

T = TypeVar("T")


class Refused(ValueError):
    """This row cannot be taken, because of this column."""

    def __init__(self, column: str, advice: str) -> None:
        super().__init__(column)
        self.column = column
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Headed:
    """A table whose header holds every column that is needed.

    `private` columns may stand in the file but are never copied into a `BadRow`. Columns
    that are not needed are not copied either, since nobody knows what stands in them.
    """

    needed: tuple[str, ...]
    header: tuple[str, ...]
    body: Iterator[tuple[int, list[str]]]
    private: frozenset[str] = frozenset()

    def rows(self, make: Callable[[int, Sequence[str]], Row]) -> Iterator[Row]:
        """Each row, made from the needed cells in the order they were named, or refused."""
        width, pick = len(self.header), itemgetter(*map(self.header.index, self.needed))
        for line, cells in self.body:
            if len(cells) != width:
                shown = () if self.private else cut(cells)
                yield BadRow(line, "number of columns", WIDTH, shown)
                continue
            try:
                yield make(line, pick(cells))
            except Refused as refused:
                yield BadRow(line, refused.column, refused.advice, self._shown(pick(cells)))

    def peek(self) -> tuple[str, ...]:
        """The needed cells of the first whole row, without using it up; empty if none."""
        first = next(self.body, None)
        if first is None:
            return ()
        object.__setattr__(self, "body", chain((first,), self.body))
        if len(first[1]) != len(self.header):
            return ()
        return tuple(first[1][self.header.index(name)] for name in self.needed)

    def _shown(self, cells: Sequence[str]) -> tuple[str, ...]:
        hidden = (place for place, name in enumerate(self.needed) if name in self.private)
        return cut(cells, private=frozenset(hidden))


def open_headed(
    path: Path, needed: Sequence[str], what: str, *, private: frozenset[str] = frozenset()
) -> Headed:
    """Open a table and insist on its columns. `what` says in words what it should be."""
    body = open_table(path).rows()
    _, cells = next(body, (0, []))
    header = tuple(cell.strip() for cell in cells)
    missing = [name for name in needed if name not in header]
    if missing:
        raise UnusableFile(NO_COLUMN, what=what, column=missing[0])
    return Headed(tuple(needed), header, body, private)


def read(parse: Callable[[str], T], text: str, column: str, advice: str) -> T:
    """One cell, or the advice for its column."""
    try:
        return parse(text)
    except ValueError:
        raise Refused(column, advice) from None


def read_or_none(parse: Callable[[str], T], text: str, column: str, advice: str) -> T | None:
    """One cell that may be empty, or the advice for its column."""
    return read(parse, text, column, advice) if text else None


def insist(holds: object, column: str, advice: str) -> None:
    """Refuse the row unless this holds."""
    if not holds:
        raise Refused(column, advice)
