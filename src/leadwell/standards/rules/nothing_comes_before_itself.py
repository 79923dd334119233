"""STD-04: What has to come first runs in no circle, and nothing lies inside itself.

Source: house rule: a circle of prerequisites is a door that nobody can open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from leadwell.reasons import Reason


def nothing_comes_before_itself(pairs: Iterable[tuple[str, str]]) -> list[Reason]:
    """Say which items are in a circle, given pairs of which the first comes before the second."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    for first, then in pairs:
        after[first].add(then)
    circle = _left_when_ends_are_taken_away(after)
    if not circle:
        return []
    return [
        Reason(
            "STD-04a",
            "These come before each other in a circle: {keys}. Take one step out.",
            {"keys": ", ".join(circle)},
        )
    ]


def _left_when_ends_are_taken_away(after: dict[str, set[str]]) -> list[str]:
    """What has nothing after it is in no circle; taking it away again and again leaves the circles and
    what leads into them."""
    left = {first: set(then) for first, then in after.items()}
    while ends := {each for then in left.values() for each in then} - set(left):
        left = {first: then - ends for first, then in left.items() if then - ends}
    return _without_ways_in(left)


def _without_ways_in(left: dict[str, set[str]]) -> list[str]:
    """The same from the other side: what nothing comes before is no part of a circle."""
    while starts := set(left) - {each for then in left.values() for each in then}:
        left = {first: then for first, then in left.items() if first not in starts}
    return sorted(left)
