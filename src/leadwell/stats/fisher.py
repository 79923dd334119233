"""Fisher's exact test for many two-by-two tables at once: how odd are these counts, by chance alone?

Given how many had the event in all, the number in group 1 is hypergeometric where there is no difference.
The p value adds up the chances of every split that is no more likely than the one seen: the two-sided test
that R and SciPy give.

Worked table by table over the splits that are possible, laid end to end, so that no loop runs in Python.
Meant for small counts: use `no_difference`, which asks it only where it is needed.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln

from leadwell.stats.counts import Floats, out_of

# Two splits are equally likely when they differ by less than this: the same allowance as R and SciPy.
AS_LIKELY = 1e-7
AT_ONCE = 2_000_000  # splits in hand at one time


def fisher_p(x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike) -> Floats:
    """The two-sided p value, in the broadcast shape; 1 where nothing can differ. Errors: see `out_of`."""
    first, second = out_of(x1, n1), out_of(x0, n0)
    given = np.broadcast_arrays(*first, *second)
    a, n, c, m = (np.asarray(counts, float).ravel() for counts in given)
    low = np.maximum(0, a + c - m)
    width = (np.minimum(n, a + c) - low + 1).astype(np.int64)
    found = np.empty(width.size)
    for begin, end in _batches(width):
        here = slice(begin, end)
        found[here] = _batch(a[here], n[here], c[here], m[here], low[here], width[here])
    return found.reshape(given[0].shape)


def _batches(width: NDArray[np.int64]) -> list[tuple[int, int]]:
    ends = np.cumsum(width)
    cuts = np.flatnonzero(np.diff(ends // AT_ONCE)) + 1
    edges = [0, *(int(cut) for cut in cuts), width.size]
    return [(begin, end) for begin, end in pairwise(edges) if begin < end]


def _batch(
    x1: Floats, n1: Floats, x0: Floats, n0: Floats, low: Floats, width: NDArray[np.int64]
) -> Floats:
    starts = np.cumsum(width) - width
    step = np.arange(int(width.sum())) - np.repeat(starts, width)
    split = np.repeat(low, width) + step
    events = np.repeat(x1 + x0, width)
    log = _ways(np.repeat(n1, width), split) + _ways(np.repeat(n0, width), events - split)
    most = np.maximum.reduceat(log, starts)
    chance = np.exp(log - np.repeat(most, width))
    seen = np.exp(_ways(n1, x1) + _ways(n0, x0) - most)
    as_odd = chance <= np.repeat(seen, width) * (1 + AS_LIKELY)
    odd = np.add.reduceat(np.where(as_odd, chance, 0), starts)
    return np.asarray(np.minimum(1, odd / np.add.reduceat(chance, starts)))


def _ways(n: Floats, k: Floats) -> Floats:
    """The logarithm of the number of ways to choose k of n."""
    return np.asarray(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))
