"""FAR-90: Of all figures of a place in a year those are findings that chance among so many would not bring.

Every figure that is compared is looked at, each once, however many sets hold it. One of many rows is asked
as a whole first (Simes): a long table is no reason to find more. Of the figures at most one in twenty of the
list is false (Benjamini and Hochberg), and of a figure that is found the rows that are left at the same rate.
What lies to one side by its own interval and is no finding may be chance: it is said so, and named nowhere
as a finding. Those that last come first, then the least likely.
Source: house rule; Simes (1986), Benjamini and Hochberg (1995), Benjamini and Bogomolov (2014).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.reading import CHANCE
from leadwell.fairness.rules.reports.facts import Finding, Findings, Watched
from leadwell.fairness.rules.reports.how_unlikely import how_unlikely
from leadwell.fairness.rules.reports.stands_by_itself import stands_by_itself
from leadwell.fairness.rules.reports.what_stands_out import AWAY
from leadwell.stats.false_discovery import adjusted_p_values

MOST_FALSE = 0.05
COMPARED = (*AWAY, Reading.NO_DIFFERENCE)
FEW = 30


def found_among_many(watched: Iterable[Watched]) -> Findings:
    """What is found among all figures that are watched. Of the same figure in several sets the one that has
    most years is asked; the first of them in order is the one that is named."""
    figures = _figures([one for one in watched if _is_compared(one.line)])
    looked = sum(len(rows) for rows in figures)
    away = sum(row[0].line.reading in AWAY for rows in figures for row in rows)
    chances = [[_chance(row) for row in rows] for rows in figures]
    within = [[float(q) for q in adjusted_p_values(row)] for row in chances]
    among = adjusted_p_values([min(row) for row in within]) if within else ()
    found = [at for at, q in enumerate(among) if q <= MOST_FALSE]
    rate = MOST_FALSE * len(found) / len(figures) if figures else 0.0
    kept = [
        _finding(row, chances[at][number])
        for at in found
        for number, row in enumerate(figures[at])
        if within[at][number] <= rate and row[0].line.reading in AWAY
    ]
    kept.sort(key=lambda one: (-one.running, one.p))
    return Findings(looked, looked * CHANCE, away, tuple(kept))


def _is_compared(line: Shown) -> bool:
    return line.reading in COMPARED and line.value is not None and not stands_by_itself(line)


def _figures(watched: Sequence[Watched]) -> list[list[list[Watched]]]:
    """By figure and row: all that are the same, in their order."""
    found: dict[str, dict[str, list[Watched]]] = {}
    for one in watched:
        found.setdefault(one.same or one.line.indicator, {}).setdefault(one.line.row, []).append(
            one
        )
    return [list(rows.values()) for rows in found.values()]


def _longest(same: Sequence[Watched]) -> Watched:
    return max(same, key=lambda one: len(one.years))


def _chance(same: Sequence[Watched]) -> float:
    asked = _longest(same)
    return how_unlikely(asked.years, new_each_year=asked.new_each_year)


def _finding(same: Sequence[Watched], p: float) -> Finding:
    longest = _longest(same)
    running, without_gap = _running((*longest.before, longest.line))
    return Finding(
        watched=same[0],
        p=p,
        running=running,
        without_gap=without_gap,
        few=_few(same[0].line),
        years=len(longest.years),
        named=frozenset((one.line.indicator, one.line.row) for one in same),
    )


def _running(years: Sequence[Shown | None]) -> tuple[int, bool]:
    """For how many of the last years that say anything it lay on the side it lies on, this one among them;
    and whether none between them was silent."""
    count, last, side = 0, 0, None
    for back, line in enumerate(reversed(years), start=1):
        if line is None:
            continue
        side = side or line.reading
        if line.reading is not side:
            break
        count, last = count + 1, back
    return count, count == last


def _few(line: Shown) -> bool:
    """Whether one or two people more or less would move it: few in a group, or few of them it happened to."""
    groups = [group for group in (line.first, line.second) if group is not None]
    counts = [number for group in groups for number in (group.part, group.whole)]
    return any(number is not None and number < FEW for number in counts)
