"""Made-up indicators and tallies for tests of what is worked out."""

from __future__ import annotations

from leadwell.fairness.rules.facts import Count, Indicator, Kind, Line, Selection, Tally
from leadwell.fairness.rules.work_out import work_out

STAFF = Selection("staff")


def indicator(kind=Kind.LIKELIHOOD, *, first="white", second="bme", rows=""):
    return Indicator(
        "made-up", "made", "1", "Made up", "Made up?", kind, "ethnicity", "white-bme", first, second,
        favours="Above 1, the first.", says="{value} times", part=STAFF, whole=STAFF, rows=rows,
    )  # fmt: skip


def tally(*, row="", split="", organisation=7, **groups):
    named = {name.replace("_", "-"): Count(*count) for name, count in groups.items()}
    return Tally(organisation, "made-up", row, split, named)


def ratio(kind=Kind.LIKELIHOOD, *, first="white", second="bme", **groups) -> Line:
    (line,) = work_out(indicator(kind, first=first, second=second), [tally(**groups)])
    return line
