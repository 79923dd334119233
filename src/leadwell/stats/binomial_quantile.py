"""The count that a share of all samples does not pass: the exact binomial quantile.

The smallest whole k with P(X <= k) >= share, for X binomial(n, p). Worked from the exact
distribution function in SciPy's special functions, which keeps the much larger
`scipy.stats` out of every page that draws a chart.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtr, bdtrik

from leadwell.stats.counts import Floats


def binomial_quantile(share: ArrayLike, n: ArrayLike, p: ArrayLike) -> Floats:
    """Whole numbers as floats, in the broadcast shape of the arguments.

    `share` and `p` lie strictly between 0 and 1; `n` is a count of trials, 0 or more.
    """
    share, n, p = (np.asarray(value, float) for value in (share, n, p))
    above = np.ceil(np.where(n > 0, bdtrik(share, np.maximum(n, 1), p), 0))
    below = np.maximum(above - 1, 0)
    # bdtrik is a root-finder: where it lands a hair above a whole number, step back
    return np.where(bdtr(below, n.astype(int), p) >= share, below, above)
