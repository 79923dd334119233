"""Many tests at once: how many of the flags would be false, after Benjamini and Hochberg.

Among two hundred trusts with no true difference, ten would be flagged at p < .05. Listing
those whose adjusted value q is below .05 keeps false flags to one in twenty of the list.
Source: Benjamini and Hochberg (1995).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from leadwell.stats.counts import Floats


def adjusted_p_values(p_values: ArrayLike) -> Floats:
    """q values in the order given: the least, over all larger p, of p * tests / rank.

    `p_values`: one dimension; `nan` stands for a test that was not made, stays `nan` and is
    not counted. Errors: `ValueError` when a p value is not between 0 and 1.
    """
    p = np.asarray(p_values, float)
    made = np.flatnonzero(~np.isnan(p))
    if (p[made] < 0).any() or (p[made] > 1).any():
        raise ValueError("A p value lies between 0 and 1.")
    order = made[np.argsort(p[made], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    q = np.full(p.shape, np.nan)
    q[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    return q
