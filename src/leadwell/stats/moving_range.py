"""The average moving range: how far a series usually moves from one point to the next."""

from __future__ import annotations

import numpy as np

from leadwell.stats.counts import Floats

# The constants of a range of two: 3.267 averages is its own upper limit, and 1.128 averages
# of a normal series make one standard deviation (Wheeler 1993; Montgomery, appendix VI).
RANGE_LIMIT = 3.267
RANGES_TO_SD = 1.128


def average_moving_range(moves: Floats, *, screen: bool, axis: int = -1) -> Floats:
    """The mean size of `moves` along `axis`, which is kept with length one.

    `moves`: differences between neighbours, in the unit of the series. With `screen`, moves
    at or beyond 3.267 averages are left out and the average is taken again, once: one wild
    point would otherwise widen the limits that should show it up.
    """
    size = np.abs(moves)
    average = size.mean(axis, keepdims=True)
    if not screen:
        return np.asarray(average)
    kept = (size < RANGE_LIMIT * average) | (average == 0)
    return np.asarray((size * kept).sum(axis, keepdims=True) / kept.sum(axis, keepdims=True))
