"""FAR-18: A line whose counts stand as they were printed before is worked out again from those.

A figure must fit the counts beside it, and those may be last year's where they moved by one or two people.
Source: house rule; see what may be printed (FAR-22).
"""

from __future__ import annotations

from dataclasses import replace

from leadwell.fairness.rules.facts import Indicator, Line
from leadwell.fairness.rules.working.facts import COUNTED, NOBODY, Place
from leadwell.fairness.rules.working.lines_from_counts import lines_from_counts


def work_out_again(indicator: Indicator, line: Line) -> Line:
    """The line with what its own counts come to. A row of a share stays read against the same whole."""
    if indicator.kind not in COUNTED:
        return line
    place = Place(line.organisation_id, line.row, line.split)
    counts = line.first or NOBODY, line.second or NOBODY, line.unknown
    (again,) = lines_from_counts(indicator, [place], [counts])
    if again.p is None and line.p is not None and again.value is not None:
        return replace(again, test=line.test, p=line.p, reading=line.reading)
    return again
