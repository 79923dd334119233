"""FAR-58: Figures of different places stand side by side only when like is with like, and never as a ranking.

The same indicator, row and split, the same unit, and each with an interval. Whoever lists them orders by
name, and shows the interval and the size with each.
Source: house rule: who is away from parity "with intervals", like with like.
"""

from __future__ import annotations

from leadwell.fairness.rules.facts import Shown
from leadwell.reasons import Reason


def may_be_set_beside(own: Shown, other: Shown) -> list[Reason]:
    """Say what stands in the way of showing `other` beside `own`. An empty list means nothing does."""
    reasons = []
    if (own.indicator, own.row, own.split) != (other.indicator, other.row, other.split):
        reasons.append(Reason("FAR-58a", "These are two different figures."))
    if own.unit != other.unit:
        reasons.append(Reason("FAR-58b", "They are counted in different units."))
    if other.value is None:
        reasons.append(Reason("FAR-58c", "The other one is not shown."))
    elif other.low is None:
        reasons.append(Reason("FAR-58d", "A figure without its interval is set beside nothing."))
    return reasons
