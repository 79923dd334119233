"""FAR-88: What a version would do to groups of people is told as shares of them and as ratios of two groups.

Of everybody together, then of each group: how many are asked, and how many of them would not meet it. Where
two groups are held against each other, how many times as likely the one more often left behind is to fall
short, so that a value above 1 means that it is hit harder.
Source: house rule: a rule of our own is counted like any other decision, before it is in force.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leadwell.fairness.rules.facts import EVERYONE, Indicator, Kind, Selection
from leadwell.fairness.rules.tried.facts import EVERYBODY, Way

SET = FUNNEL = "tried"
ASKED, SHORT = 1, 2


def figures_of_tried(
    ways: Sequence[Way], groups: Mapping[tuple[str, str], Sequence[str]]
) -> tuple[Indicator, ...]:
    """The figures, in the order they are told. `groups` are the groups of each grouping."""
    everybody = Indicator(
        code=EVERYBODY, set=SET, number="", title="Everybody", asks="Who would not meet it?",
        kind=Kind.RATE, first=EVERYONE,
        part=Selection("in-post", funnel=FUNNEL, reached=SHORT),
        whole=Selection("in-post", funnel=FUNNEL, reached=ASKED),
    )  # fmt: skip
    found = [everybody]
    for way in ways:
        base = replace(everybody, characteristic=way.characteristic, grouping=way.grouping)
        found += [replace(base, code=way.rate(group), first=group) for group in groups[way.asked]]
        if way.first:
            of_two = replace(base, code=way.ratio, kind=Kind.LIKELIHOOD)
            found.append(replace(of_two, first=way.first, second=way.second))
    return tuple(found)
