"""Two files with something wrong, so that whoever decides on files has something to look at: one made
with a filter left on, so that almost everybody seems to have left, and one with a few rows that cannot
be taken."""

from __future__ import annotations

from collections.abc import Iterator

from leadwell.intake.actions.demo.staff.extracts import Extract, Row

FILTERED = "Surgery"
FEW = 24
# What slipped in which row: column -> what stands there.
SLIPS = {
    3: {"started_on": "31/02/2025"},
    8: {"name": ""},
    13: {"fte": "37.5"},
    19: {"started_on": ""},
}


def filter_left_on(one: Extract) -> Extract:
    """The last file again, but only one part of the house."""
    rows = [row for row in _in_post(one) if row["unit"].startswith(FILTERED)]
    return Extract(one.organisation_code, one.as_at, rows)


def a_few_slips(one: Extract) -> Extract:
    """A few rows of the last file, some with a slip of the pen."""
    return Extract(one.organisation_code, one.as_at, list(_slipped(_in_post(one)[:FEW])))


def _in_post(one: Extract) -> list[Row]:
    return [row for row in one.rows if not row["ended_on"]]


def _slipped(rows: list[Row]) -> Iterator[Row]:
    for line, row in enumerate(rows, start=1):
        yield {**row, **SLIPS.get(line, {})}
