"""How sure a proportion is: Wilson's interval, and the exact one of Clopper and Pearson.

Sources: Wilson (1927), score interval without continuity correction; Clopper and Pearson
(1934), by quantiles of the beta distribution. Wilson's is the one to show: it is close to
its stated confidence even for small counts, and never leaves 0 to 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv

from leadwell.stats.counts import out_of
from leadwell.stats.interval import Interval, z_for


def wilson(part: ArrayLike, whole: ArrayLike, confidence: float = 0.95) -> Interval:
    """Wilson's interval for part / whole, as shares of 1, in the broadcast shape.

    `nan` where the whole is nought. Errors: see `out_of`.
    """
    x, n = out_of(part, whole)
    square = z_for(confidence) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (x + square / 2) / (n + square)
        half = np.sqrt(square * (x * (1 - x / n) + square / 4)) / (n + square)
    # at nought and at all of them the end is exact; rounding must not move it
    return Interval(
        np.where(n == 0, np.nan, np.where(x == 0, 0, middle - half)),
        np.where(n == 0, np.nan, np.where(x == n, 1, middle + half)),
    )


def clopper_pearson(part: ArrayLike, whole: ArrayLike, confidence: float = 0.95) -> Interval:
    """The exact interval for part / whole, as shares of 1: never too narrow, often too wide.

    `nan` where the whole is nought. Errors: see `out_of`.
    """
    x, n = out_of(part, whole)
    z_for(confidence)
    tail = (1 - confidence) / 2
    low = np.where(x > 0, betaincinv(np.maximum(x, 1e-9), n - x + 1, tail), 0)
    high = np.where(x < n, betaincinv(x + 1, np.maximum(n - x, 1e-9), 1 - tail), 1)
    return Interval(np.where(n == 0, np.nan, low), np.where(n == 0, np.nan, high))
