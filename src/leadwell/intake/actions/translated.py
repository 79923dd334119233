"""What the rows of one file say, as facts, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from leadwell.gateways.rows import cut
from leadwell.measures.rules.facts import FigureFacts


def plain_cells(row: Any) -> tuple[str, ...]:
    """A row's values in the order of its columns, for a row whose fields are its columns."""
    return cut([_text(value) for value in row[1:]])


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Translated:
    """Facts, the rows they came from by line, and the rows that say nothing we can place.

    A row counts once, whatever number of facts it holds. `column` is where to look when a row is
    refused; `cells` repeats the row in the order of the file's columns.
    """

    figures: Sequence[FigureFacts]
    rows: Mapping[int, Any]
    column: str
    refused: Mapping[int, str] = field(default_factory=dict)
    cells: Callable[[Any], tuple[str, ...]] = plain_cells
