"""Control charts of counts and of single values, three standard errors either side.

    p    so many out of so many            p prime   the same, corrected for very large numbers
    u    so many in so much exposure       u prime   the same, corrected
    c    so many, exposure always equal    i, mr     single values, and how far they move

The corrected charts widen or narrow the limits by how much the points truly vary: the average
moving range of their z scores, over 1.128 (Laney 2002). The rest are as in Montgomery,
Introduction to Statistical Quality Control.

Everywhere the last axis is time, oldest first, and any axes before it are separate series.
`baseline` is how many of the first points set the centre and the spread; None is all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from leadwell.stats.counts import Floats, out_of
from leadwell.stats.moving_range import RANGE_LIMIT, RANGES_TO_SD, average_moving_range


@dataclass(frozen=True, slots=True, eq=False)
class ControlChart:
    """`value`, `centre`, `lower`, `upper`: one shape, one unit."""

    value: Floats
    centre: Floats
    lower: Floats
    upper: Floats

    @property
    def outside(self) -> NDArray[np.bool_]:
        """Which points lie beyond a limit."""
        return (self.value > self.upper) | (self.value < self.lower)


def p_chart(
    part: ArrayLike, whole: ArrayLike, *, corrected: bool = False, baseline: int | None = None
) -> ControlChart:
    """Shares of 1, limits within 0 to 1. `corrected` makes it a p prime chart.

    Errors: see `out_of`; `ValueError` for a point with nobody in it.
    """
    x, n = out_of(part, whole)
    centre = _pooled(x, n, baseline)
    error = np.sqrt(centre * (1 - centre) / n)
    return _chart(x / n, centre, error, corrected, baseline, most=1)


def u_chart(
    events: ArrayLike,
    exposure: ArrayLike,
    *,
    per: float = 1,
    corrected: bool = False,
    baseline: int | None = None,
) -> ControlChart:
    """Events per `per` units of exposure, limits not below 0. `corrected`: u prime.

    Errors: `ValueError` for a negative count or a point without exposure.
    """
    x, n = np.broadcast_arrays(np.asarray(events, float), np.asarray(exposure, float) / per)
    if not (x >= 0).all():
        raise ValueError("A count of events is missing or below nought.")
    centre = _pooled(x, n, baseline)
    return _chart(x / n, centre, np.sqrt(centre / n), corrected, baseline)


def c_chart(events: ArrayLike, *, baseline: int | None = None) -> ControlChart:
    """Events a period, when every period had the same exposure."""
    return u_chart(events, 1, baseline=baseline)


def i_chart(values: ArrayLike, *, screen: bool = True, baseline: int | None = None) -> ControlChart:
    """Single values: mean +- 3 average moving ranges / 1.128 (see `moving_range.py`)."""
    y = np.asarray(values, float)
    first = y[..., :baseline]
    centre = first.mean(-1, keepdims=True)
    deviation = average_moving_range(np.diff(first), screen=screen) / RANGES_TO_SD
    return _spread(y, centre, 3 * deviation, least=-np.inf, most=np.inf)


def mr_chart(values: ArrayLike, *, baseline: int | None = None) -> ControlChart:
    """How far each value is from the one before, from 0 to 3.267 averages.

    The first point has none before it and is `nan`.
    """
    y = np.asarray(values, float)
    average = average_moving_range(np.diff(y[..., :baseline]), screen=False)
    moves = np.abs(np.diff(y, prepend=np.nan))
    return _spread(moves, average, (RANGE_LIMIT - 1) * average, least=0, most=np.inf)


def _pooled(x: Floats, n: Floats, baseline: int | None) -> Floats:
    if not (n > 0).all():
        raise ValueError("A point with nobody in it has no rate. Leave it out.")
    first = slice(None, baseline)
    total = x[..., first].sum(-1, keepdims=True)
    return np.asarray(total / n[..., first].sum(-1, keepdims=True))


def _chart(
    value: Floats,
    centre: Floats,
    error: Floats,
    corrected: bool,
    baseline: int | None,
    most: float = np.inf,
) -> ControlChart:
    if corrected:
        # where nothing can vary (a centre of 0 or of 1) there is nothing to correct
        z = (value - centre) / np.where(error > 0, error, 1)
        moves = np.diff(z[..., :baseline])
        error = error * average_moving_range(moves, screen=False) / RANGES_TO_SD
    return _spread(value, centre, 3 * error, least=0, most=most)


def _spread(
    value: Floats, centre: Floats, reach: Floats, *, least: float, most: float
) -> ControlChart:
    shape = np.zeros_like(value)
    lower, upper = np.maximum(centre - reach, least), np.minimum(centre + reach, most)
    return ControlChart(value, centre + shape, lower + shape, upper + shape)
