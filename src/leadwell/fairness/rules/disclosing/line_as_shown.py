"""FAR-102: A figure that is withheld is withheld whole: its value, interval, test and what it says.

Source: house rule, from the rule of the Hospital Episode Statistics since 2018 (no calculation on small
counts).
"""

from __future__ import annotations

from leadwell.fairness.rules.disclosing.facts import Words
from leadwell.fairness.rules.facts import Indicator, Kind, Line, Reading, Shown, ShownGroup
from leadwell.reasons import Reason

UNITS = {
    Kind.SHARE: "percent",
    Kind.RATE: "percent",
    Kind.SURVEY: "percent",
    Kind.LIKELIHOOD: "ratio",
    Kind.DISPARITY: "ratio",
    Kind.DIFFERENCE: "points",
    Kind.PAY_GAP: "percent",
    Kind.NARRATIVE: "words",
}


def line_as_shown(
    line: Line,
    *,
    indicator: Indicator,
    words: Words,
    groups: tuple[ShownGroup | None, ShownGroup | None],
    declared: float | None,
    why: tuple[Reason, ...],
) -> Shown:
    """The line as it is printed, with its two groups. `why` it is withheld; nothing where it is not."""
    first, second = groups
    return Shown(
        indicator=line.indicator,
        row=line.row,
        row_title=_row_title(line, indicator, words),
        split=line.split,
        first=first,
        second=second,
        value=None if why else line.value,
        low=None if why else line.low,
        high=None if why else line.high,
        unit=UNITS[indicator.kind],
        test="" if why else line.test,
        p=None if why else line.p,
        reading=Reading.WITHHELD if why else line.reading,
        declared=declared,
        withheld=why or _plainly(line),
    )


def _plainly(line: Line) -> tuple[Reason, ...]:
    """Why there is no value that nobody withholds."""
    return line.why_not if line.value is None else ()


def _row_title(line: Line, indicator: Indicator, words: Words) -> str:
    """What the row is called; nothing where the figure is about everybody."""
    return words.rows.get(line.row, line.row) if line.row or indicator.rows else ""
