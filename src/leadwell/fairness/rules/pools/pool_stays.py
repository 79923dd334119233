"""FAR-97: A pooled figure stays as it was printed until each of its counts that changed has changed by three.

A step by one would tell whoever knows that one person was added what the years hide.
Source: house rule, from what may be printed after what was printed before (STA-09).
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.stats.disclosure import FEWEST_MOVED


def pool_stays(before: Sequence[int], now: Sequence[int]) -> bool:
    """Whether the figure is printed as before, of the counts that it was printed from and those of now."""
    moved = [abs(new - old) for old, new in zip(before, now, strict=True)]
    return any(0 < one < FEWEST_MOVED for one in moved)
