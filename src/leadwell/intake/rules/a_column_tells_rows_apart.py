"""INT-39: A file about people has a column that tells its rows apart.

Where no column differs from row to row, the file holds groups, counts or answers. It is said at once,
so that nobody goes looking for a staff number that is not there. A person with two posts has two rows,
so not every row needs a number of its own.
Source: house rule, from real files of averages and survey answers that were offered as staff files.
"""

from __future__ import annotations

from leadwell.reasons import Reason

FEWEST_ROWS = 10
ENOUGH = 0.8


def a_column_tells_rows_apart(rows: int, *, most_different: int) -> list[Reason]:
    """Say what looks wrong, given how many rows were looked at and how many different values the most
    varied column has in them. A few rows say nothing."""
    if rows < FEWEST_ROWS or most_different >= ENOUGH * rows:
        return []
    words = (
        "This looks like groups, averages or answers: no column tells one person from another. "
        "Offer a file with one row for each person and a number for each of them."
    )
    return [Reason("INT-39", words)]
