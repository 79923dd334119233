"""FAR-05: A figure is worked out from true counts, in the direction its definition gives.

Never from rounded rates, never with the groups guessed, and never to infinity: what cannot be worked out says
why, and still shows its counts. Each kind has a rule of its own (FAR-06 to 09).
Source: house rule, from published reports that divided after rounding, swapped groups, or printed a ratio as
a percentage.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.fairness.rules.facts import ALL, NOT_KNOWN, Count, Indicator, Kind, Line, Tally
from leadwell.fairness.rules.working.facts import COUNTED, NOBODY, Place, Three
from leadwell.fairness.rules.working.lines_from_counts import lines_from_counts


def work_out(indicator: Indicator, tallies: Sequence[Tally]) -> list[Line]:
    """A line for each tally, in their order, for as many organisations as there are; none for a figure
    that is not counted. Of an indicator with rows, a line of everybody follows where no tally is of them.
    """
    if indicator.kind not in COUNTED:
        return []
    tallies = [*tallies, *_everybody(indicator, tallies)]
    places = [Place(one.organisation_id, one.row, one.split) for one in tallies]
    return lines_from_counts(indicator, places, [_counts(indicator, one) for one in tallies])


def _everybody(indicator: Indicator, tallies: Sequence[Tally]) -> list[Tally]:
    """All rows together, for each organisation and split that has no such row."""
    if not indicator.rows:
        return []
    there = {(tally.organisation_id, tally.split) for tally in tallies if tally.row == ALL}
    sums: dict[tuple[int, str], dict[str, Count]] = {}
    for tally in tallies:
        if (key := (tally.organisation_id, tally.split)) not in there:
            into = sums.setdefault(key, {})
            for group, count in tally.groups.items():
                into[group] = _sum([into.get(group, NOBODY), count])
    return [
        Tally(organisation_id, indicator.code, ALL, split, groups)
        for (organisation_id, split), groups in sums.items()
    ]


def _counts(indicator: Indicator, tally: Tally) -> Three:
    """The first group, the second, and those whose group is not known."""
    groups = tally.groups
    first, second = (groups.get(name, NOBODY) for name in (indicator.first, indicator.second))
    unknown = _sum([groups[name] for name in NOT_KNOWN if name in groups])
    if indicator.kind is Kind.DIFFERENCE:
        rest = set(groups) - {indicator.first, *NOT_KNOWN}
        second = _sum([groups[name] for name in rest])
    if indicator.kind is Kind.SHARE:
        everyone = sum(count.whole for count in groups.values())
        first, second, unknown = (Count(c.part, everyone) for c in (first, second, unknown))
    return first, second, unknown


def _sum(counts: Sequence[Count]) -> Count:
    return Count(sum(count.part for count in counts), sum(count.whole for count in counts))
