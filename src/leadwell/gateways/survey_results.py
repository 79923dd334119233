"""One row of a staff survey sheet: its results, withheld ones marked, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leadwell.gateways.rows import BadRow, gettext_noop
from leadwell.gateways.survey_sheets import SCORE, WITHHELD, Group

_VALUE = gettext_noop("Write the result as a number, or a hyphen if it is withheld.")
_BASE = gettext_noop(
    "Write the number of responses as a whole number, or a hyphen if there is none."
)

# answer, value, base, suppressed
Result = tuple[str, float | None, int | None, bool]


def results(cells: Sequence[object], group: Group) -> Iterator[Result]:
    """The answers of one question in one row; `ValueError` names the column that is wrong."""
    base = _base(cells[group.base], group)
    for answer, place in group.answers:
        cell = cells[place]
        if cell == WITHHELD:
            yield answer, None, base, True
        elif cell == "":
            yield answer, None, base, False
        else:
            yield answer, _value(cell, answer, group), base, False


def bad_result(line: int, sheet: str, column: str, cells: Sequence[object]) -> BadRow:
    """The row, refused for one question only. The figures are public; only their place is told."""
    advice = _BASE if column.endswith("Base") else _VALUE
    return BadRow(line, f"{sheet} / {column}", advice, tuple(str(cell)[:200] for cell in cells[:6]))


def _value(cell: object, answer: str, group: Group) -> float:
    most = 10 if answer == SCORE else 100
    # The survey's own percentages may stand a hair above 100, as sums of floating numbers do.
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not 0 <= cell <= most + 1e-6:
        raise ValueError(f"{group.question.code} {answer}")
    return float(cell)


def _base(cell: object, group: Group) -> int | None:
    if cell in ("", WITHHELD):
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float) or cell < 0 or cell != int(cell):
        raise ValueError(f"{group.question.code} Base")
    return int(cell)
