"""FAR-51: How many of a hundred of each group, or of a thousand where it is rare, from the printed counts.

Counts are printed rounded, so that this is about so many. Nothing is said where a count is not printed, or
where nobody came so far.
Source: house rule: staff read their own organisation's figures in plain words.
"""

from __future__ import annotations

from dataclasses import dataclass

from leadwell.fairness.rules.facts import Shown, ShownGroup

BASES = (100, 1_000, 10_000)
FEWEST = 2


@dataclass(frozen=True, slots=True)
class OutOf:
    """About so many of each group out of `base`."""

    base: int
    first: int
    second: int


def out_of_a_hundred(line: Shown) -> OutOf | None:
    """Out of the first of a hundred, a thousand and ten thousand of which both groups have two or more, or
    out of ten thousand."""
    shares = (_share(line.first), _share(line.second))
    if None in shares:
        return None
    first, second = (share or 0.0 for share in shares)
    base = next((each for each in BASES if min(first, second) * each >= FEWEST), BASES[-1])
    return OutOf(base, round(first * base), round(second * base))


def _share(group: ShownGroup | None) -> float | None:
    if group is None or not group.whole or group.part is None:
        return None
    return group.part / group.whole
