"""Rows to take away as a CSV file that no spreadsheet program will run."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from leadwell.design import doors

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?%?")


@dataclass(frozen=True)
class Download:
    """A CSV file: its name, its head and its rows. `made_up` adds a last line that says so."""

    filename: str
    head: Sequence[str]
    rows: Iterable[Sequence[Any]]
    made_up: bool = False

    def lines(self) -> Iterator[str]:
        """The file, a line at a time, UTF-8 without a mark at its start."""
        writer = csv.writer(_Echo(), lineterminator="\r\n")
        yield writer.writerow([neutral(cell) for cell in self.head])
        for row in self.rows:
            yield writer.writerow([neutral(cell) for cell in row])
        if self.made_up or doors.demo():
            yield writer.writerow([_("Made-up figures for a demonstration: not about anyone real")])

    def response(self) -> StreamingHttpResponse:
        """The file as an answer, sent as it is written. Rows must not need the database by then."""
        answer = StreamingHttpResponse(self.lines(), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{safe_name(self.filename)}"'
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


def neutral(cell: Any) -> str:
    """A cell as text that starts no formula: an apostrophe goes before = + - @ and white space.

    Numbers stay numbers, negative ones too. None is an empty cell; a day is written 2026-03-12.
    """
    if cell is None:
        return ""
    text = cell.isoformat() if isinstance(cell, date) else str(cell)
    if text.startswith(_STARTS_A_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def safe_name(name: str) -> str:
    """A file name of plain letters, numbers, dots and hyphens, ending in .csv."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.") or "figures"
    return plain if plain.endswith(".csv") else f"{plain}.csv"


class _Echo:
    """A file that hands each line straight back."""

    def write(self, line: str) -> str:
        return line
