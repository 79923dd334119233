"""Could chance alone explain the difference of two proportions? The test that suits the size.

Where every expected count is at least five: the score test (chi-squared without correction), which says
"no" exactly where Koopman's interval leaves out 1. Where one is below five: Fisher's exact test.
Source: the usual rule of five, Cochran (1954).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtrc

from leadwell.stats.counts import Floats, out_of
from leadwell.stats.fisher import fisher_p

LEAST_EXPECTED = 5


@dataclass(frozen=True, slots=True, eq=False)
class NoDifference:
    """The p value of each table, and whether it is from the exact test. `nan`: a group is empty."""

    p_value: Floats
    exact: NDArray[np.bool_]


def no_difference(x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike) -> NoDifference:
    """Test each table. Counts of events and people, shapes that broadcast. Errors: see `out_of`."""
    first, second = out_of(x1, n1), out_of(x0, n0)
    a, n, c, m = np.broadcast_arrays(*first, *second)
    known = (n > 0) & (m > 0)
    people, events = np.maximum(n + m, 1), a + c
    least = np.minimum(n, m) * np.minimum(events, n + m - events) / people
    exact = known & (least < LEAST_EXPECTED)
    p = np.full(a.shape, np.nan)
    p[exact] = fisher_p(a[exact], n[exact], c[exact], m[exact])
    large = known & ~exact
    p[large] = _score(*(part[large] for part in (a, n, c, m)))
    return NoDifference(p, exact)


def _score(x1: Floats, n1: Floats, x0: Floats, n0: Floats) -> Floats:
    people = n1 + n0
    rate = (x1 + x0) / people
    square = (x1 / n1 - x0 / n0) ** 2 / (rate * (1 - rate) * (1 / n1 + 1 / n0))
    return np.asarray(chdtrc(1, square))
