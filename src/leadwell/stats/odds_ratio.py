"""How many times as large is a proportion of two counts in group 1 as in group 0?

    ratio = (a / b) / (c / d)

Here `a` and `b` are two separate bodies of group 1 (those in an upper and those in a lower tier), `c` and
`d` the same of group 0. The interval is Cornfield's: all ratios whose expected counts, the margins kept,
differ from the counts seen by less than chi-squared allows. It is defined when a count is nought, holds 1
exactly where the score test finds no difference, and turns into its reciprocal when groups are exchanged.

How it is found. Moving `t` people from a to b and from d to c, with the margins kept, gives the ratio
(a - t)(d - t) / ((b + t)(c + t)), and the statistic t^2 times the sum of the reciprocals of the four
expected counts grows with t. The lower end is where it reaches z^2; the upper end is the reciprocal of the
lower end with the groups exchanged.
Source: Cornfield (1956), without continuity correction.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from leadwell.stats.counts import Floats
from leadwell.stats.interval import z_for

HALVINGS = 60


@dataclass(frozen=True, slots=True, eq=False)
class OddsRatio:
    """Float arrays of one shape; 1 is parity. `ratio` is `nan` where there is nothing to divide by."""

    ratio: Floats
    low: Floats
    high: Floats


def cornfield(
    a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, confidence: float = 0.95
) -> OddsRatio:
    """Ratio and interval. Counts of people, shapes that broadcast.
    Errors: `ValueError` when a count is missing or negative."""
    given = [np.asarray(count, float) for count in (a, b, c, d)]
    if not all(np.isfinite(count).all() and (count >= 0).all() for count in given):
        raise ValueError("Every table needs four counts of nought or more.")
    table = np.broadcast_arrays(*given)
    x1, y1, x0, y0 = table
    with np.errstate(divide="ignore", invalid="ignore"):
        known = (y1 > 0) & (x0 > 0) & (y0 > 0)
        ratio = np.where(known, (x1 / y1) / (x0 / y0), np.nan)
    square = z_for(confidence) ** 2
    low, flipped = _lower(x1, y1, x0, y0, square), _lower(x0, y0, x1, y1, square)
    with np.errstate(divide="ignore"):
        return OddsRatio(ratio, low, 1 / flipped)


def _lower(a: Floats, b: Floats, c: Floats, d: Floats, square: float) -> Floats:
    """The lower end; 0 where nobody could be moved."""
    least, most = np.zeros(a.shape), np.minimum(a, d).astype(float)
    for _ in range(HALVINGS):
        t = (least + most) / 2
        with np.errstate(divide="ignore", invalid="ignore"):
            statistic = t**2 * (1 / (a - t) + 1 / (b + t) + 1 / (c + t) + 1 / (d - t))
        over = statistic > square
        most, least = np.where(over, t, most), np.where(over, least, t)
    t = (least + most) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = (a - t) * (d - t) / ((b + t) * (c + t))
    return np.asarray(np.where(np.minimum(a, d) > 0, low, 0.0))
