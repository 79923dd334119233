"""FAR-82: Years and neighbours are pooled by adding up who was counted, never by averaging their figures.

A small employer's own figure says little for years. Three years of it, or a year of those like it, say more;
an average of ratios would weigh the one with two people like the one with two thousand.
Source: house rule, from the ratio of sums in our method notes.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadwell.fairness.rules.facts import Count, Tally

NOBODY = Count(0, 0)


def pooled(tallies: Iterable[Tally], *, organisation_id: int) -> list[Tally]:
    """One tally for each line, with everybody in it. `organisation_id` says whose it is now."""
    lines: dict[tuple[str, str, str], dict[str, Count]] = {}
    for tally in tallies:
        into = lines.setdefault((tally.indicator, tally.row, tally.split), {})
        for group, count in tally.groups.items():
            was = into.get(group, NOBODY)
            into[group] = Count(was.part + count.part, was.whole + count.whole)
    return [Tally(organisation_id, *line, groups) for line, groups in lines.items()]
