"""The difference of two proportions, with Newcombe's interval.

The two Wilson intervals are put together like the two short sides of a triangle, so that the interval
never leaves -1 to 1 and is defined when a count is nought.
Source: Newcombe (1998), Interval estimation for the difference between independent proportions, method 10.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from leadwell.stats.counts import Floats, out_of
from leadwell.stats.proportion import wilson


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """Shares of 1, first less second; `nan` where a group is empty."""

    value: Floats
    low: Floats
    high: Floats


def newcombe(
    x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike, confidence: float = 0.95
) -> Difference:
    """The difference and its interval. Counts of events and people, shapes that broadcast.
    Errors: see `out_of`."""
    (a, n), (c, m) = out_of(x1, n1), out_of(x0, n0)
    first, second = wilson(a, n, confidence), wilson(c, m, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        p, q = np.where(n > 0, a / n, np.nan), np.where(m > 0, c / m, np.nan)
    below = np.sqrt((p - first.low) ** 2 + (second.high - q) ** 2)
    above = np.sqrt((first.high - p) ** 2 + (q - second.low) ** 2)
    return Difference(p - q, p - q - below, p - q + above)
