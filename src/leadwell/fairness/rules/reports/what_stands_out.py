"""FAR-55: An indicator stands out when an interval of its lies to one side of parity, and only then.

A value away from parity whose interval holds parity is compatible with no difference: it is said so,
and never as a finding. What cannot be worked out or is withheld is a third thing, and never counts as fair.
Source: house rule, from honest statistics: "compatible with no difference" is said in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.reports.facts import Standing
from leadwell.fairness.rules.reports.stands_by_itself import stands_by_itself

AWAY = (Reading.ABOVE, Reading.BELOW)
EVERYBODY = ("", "all")
THEN = (Reading.NO_DIFFERENCE, Reading.NOT_CALCULABLE, Reading.WITHHELD)


def what_stands_out(lines: Iterable[Shown]) -> tuple[Standing, ...]:
    """Where each indicator stands, in the order of its first line."""
    by_indicator: dict[str, list[Shown]] = {}
    for line in lines:
        by_indicator.setdefault(line.indicator, []).append(line)
    return tuple(_standing(code, own) for code, own in by_indicator.items())


def _standing(indicator: str, lines: Sequence[Shown]) -> Standing:
    telling = _telling(lines)
    away = tuple(line for line in telling if line.reading in AWAY)
    if away:
        return Standing(indicator, away[0].reading, away, len(telling), told=tuple(telling))
    reading = next(each for each in THEN if any(line.reading is each for line in telling))
    same = tuple(line for line in telling if line.reading is reading)
    alone = all(stands_by_itself(line) for line in same)
    return Standing(indicator, reading, same, len(telling), alone, told=tuple(telling))


def _telling(lines: Sequence[Shown]) -> Sequence[Shown]:
    """The line of everybody together; of shares, which are held against it, a line for each row; else
    whatever there is."""
    whole = [line for line in lines if not line.split]
    together = [line for line in whole if line.row in EVERYBODY]
    rows = [line for line in whole if line.row not in EVERYBODY]
    shares = bool(rows) and all(line.unit == "percent" for line in rows)
    return (rows if shares else together) or whole or lines
