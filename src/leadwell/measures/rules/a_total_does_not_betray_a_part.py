"""MEA-15: A pooled figure is not shown where somebody could take it apart and find who was held back.

With one organisation held back, the total less the others is that organisation. With fewer than
three in all, each of two knows the other.
Source: complementary suppression, NHS England disclosure guidance before 2018; `stats.disclosure`.
"""

from __future__ import annotations

from leadwell.reasons import Reason

FEWEST = 3


def a_total_does_not_betray_a_part(counted: int, *, held_back: int) -> list[Reason]:
    """Say what stands in the way of showing a figure pooled from `counted` organisations, of which
    `held_back` are not shown by themselves. Where nothing is held back nothing can be betrayed."""
    if held_back == 0 or (held_back > 1 and counted >= FEWEST):
        return []
    text = "Too few organisations are pooled here: one that is held back could be worked out."
    return [Reason("MEA-15", text)]
