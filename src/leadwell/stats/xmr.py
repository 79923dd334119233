"""XmR charts with the rules of NHS England's Making Data Count, for many series at once.

Limits     mean +- 2.66 average moving ranges (`moving_range.py`; screened unless told not to).
Signals    at most one a point, the first that holds:
             OUTSIDE   beyond a limit
             TREND     in a run of 7 points, each above (or each below) the one before
             TWO_OF_3  one of 2 or 3 among 3 neighbours on one side of the mean, in the outer
                       third: beyond two thirds of the way to the limit, not beyond the limit
             SHIFT     in a run of 7 points on one side of the mean
Assurance  where the target lies: beyond one limit, beyond the other, or between them.

Sources: NHS England, Making Data Count; Wheeler, Understanding Variation (1993). The answers
agree point for point with those of the NHS-R community's chart package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from leadwell.stats.counts import Floats
from leadwell.stats.moving_range import average_moving_range
from leadwell.stats.sides import DOWN, UP, Sides, all_of, runs, sides, spread

LIMIT_IN_RANGES = 2.66
TRIAL_BELOW = 13
FEWEST_TO_FIX = 12


class Signal(IntEnum):
    """What is special about a point, in order of precedence; COMMON is nothing."""

    COMMON = 0
    OUTSIDE = 1
    TREND = 2
    TWO_OF_3 = 3
    SHIFT = 4


class Direction(IntEnum):
    """Which way a signal points: high or rising, low or falling, or no signal."""

    LOW = -1
    NONE = 0
    HIGH = 1


class Good(StrEnum):
    """Which way is better. A measure without a better way has None instead."""

    HIGHER = "higher"
    LOWER = "lower"


class Variation(StrEnum):
    """The meaning of a signal, as the Making Data Count icons have it."""

    COMMON = "common"
    IMPROVEMENT_HIGH = "improvement-high"
    IMPROVEMENT_LOW = "improvement-low"
    CONCERN_HIGH = "concern-high"
    CONCERN_LOW = "concern-low"
    NEUTRAL_HIGH = "neutral-high"
    NEUTRAL_LOW = "neutral-low"


class Assurance(StrEnum):
    """Will the target be met, if nothing changes: always, never, or now and then?"""

    PASSES = "pass"
    FAILS = "fail"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True, slots=True, eq=False)
class Charts:
    """Many charts. `mean`, `lower`, `upper`: (series,), in the unit of the series.

    `signal` and `direction`: (series, points), int8, the values of `Signal` and `Direction`.
    `trial`: fewer than 13 points, so the limits may still move a good deal.
    """

    mean: Floats
    lower: Floats
    upper: Floats
    signal: NDArray[np.int8]
    direction: NDArray[np.int8]
    trial: bool


def xmr(
    series: ArrayLike,
    *,
    fix: int | None = None,
    screen: bool = True,
    trend: int = 7,
    shift: int = 7,
    fewest_to_fix: int = FEWEST_TO_FIX,
) -> Charts:
    """Charts of (series, points), or of one series; complete, evenly spaced, oldest first.

    `fix`: how many of the first points set the mean and the limits, for a baseline; else all.
    `trend`, `shift`: points in a run that make a signal.
    Errors: `ValueError` for fewer than two points, a missing one, a run of fewer than two, or
    a baseline of fewer than `fewest_to_fix`.
    """
    y = _complete(np.atleast_2d(np.asarray(series, float)).T)
    if min(trend, shift) < 2:
        raise ValueError("A run has at least two points.")
    first = len(y) if fix is None else _baseline(fix, len(y), fewest_to_fix)
    moves = np.diff(y, axis=0)
    mean = y[:first].mean(0)
    reach = LIMIT_IN_RANGES * average_moving_range(moves[: first - 1], screen=screen, axis=0)[0]
    signal, direction = _signals(y - mean, moves, reach, _rounding(mean, reach), trend, shift)
    trial = len(y) < TRIAL_BELOW
    return Charts(mean, mean - reach, mean + reach, signal.T, direction.T, trial)


def variation(direction: ArrayLike, good: Good | None) -> NDArray[np.str_]:
    """The meaning of each direction, as `Variation` values in the same shape.

    Give `charts.direction[:, -1]` for what the last points say.
    """
    low, high = {
        Good.HIGHER: (Variation.CONCERN_LOW, Variation.IMPROVEMENT_HIGH),
        Good.LOWER: (Variation.IMPROVEMENT_LOW, Variation.CONCERN_HIGH),
        None: (Variation.NEUTRAL_LOW, Variation.NEUTRAL_HIGH),
    }[good]
    names = np.array([Variation.COMMON, high, low])  # -1 counts from the end
    return np.asarray(names[np.asarray(direction, int)])


def assurance(charts: Charts, target: ArrayLike, good: Good) -> NDArray[np.str_]:
    """`Assurance` values, one a series. `target`: one for all, or one a series.

    A target on a limit is not beyond it, and so is inconsistent.
    """
    aim = np.asarray(target, float)
    under, over = aim < charts.lower, aim > charts.upper
    passes, fails = (under, over) if good is Good.HIGHER else (over, under)
    failing = np.where(fails, Assurance.FAILS, Assurance.INCONSISTENT)
    return np.asarray(np.where(passes, Assurance.PASSES, failing))


@dataclass(frozen=True, slots=True)
class Reading:
    """One chart, in words and plain numbers. One signal and one direction a point.

    `variation` is that of the last point. `assurance` is None without a target or without a
    better way. `trial`: see `Charts`.
    """

    mean: float
    lower: float
    upper: float
    signals: tuple[Signal, ...]
    directions: tuple[Direction, ...]
    variation: Variation
    assurance: Assurance | None
    trial: bool


def read_series(
    values: Sequence[float],
    *,
    good: Good | None = None,
    target: float | None = None,
    fix: int | None = None,
    screen: bool = True,
    trend: int = 7,
    shift: int = 7,
) -> Reading:
    """One series, oldest first, in its own unit. Arguments and errors as for `xmr`."""
    charts = xmr(values, fix=fix, screen=screen, trend=trend, shift=shift)
    judged = None if target is None or good is None else assurance(charts, target, good)[0]
    return Reading(
        mean=float(charts.mean[0]),
        lower=float(charts.lower[0]),
        upper=float(charts.upper[0]),
        signals=tuple(Signal(code) for code in charts.signal[0]),
        directions=tuple(Direction(way) for way in charts.direction[0]),
        variation=Variation(variation(charts.direction[0, -1], good).item()),
        assurance=None if judged is None else Assurance(judged),
        trial=charts.trial,
    )


def _complete(y: Floats) -> Floats:
    """(points, series) from here on: see `sides.py`."""
    if len(y) < 2:
        raise ValueError("A chart needs at least two points.")
    if not np.isfinite(y).all():
        raise ValueError("A point is missing. Leave the period out; nought is not the same.")
    return np.ascontiguousarray(y)


def _baseline(fix: int, points: int, fewest: int) -> int:
    if fix < max(fewest, 2):
        raise ValueError(f"A baseline needs at least {max(fewest, 2)} points.")
    if fix > points:
        raise ValueError("The baseline is longer than the series.")
    return fix


def _rounding(mean: Floats, reach: Floats) -> Floats:
    """How far a point may be off by arithmetic alone: 0.1 + 0.2 is not above 0.3."""
    return 1e-12 * (np.abs(mean) + reach)


def _signals(
    distance: Floats, moves: Floats, reach: Floats, rounding: Floats, trend: int, shift: int
) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Every rule is two bits of one byte a point; a table then picks the first that holds."""
    side = sides(distance, rounding)
    outside = sides(distance, reach + rounding)
    outer = sides(distance, reach * 2 / 3 + rounding) & ~outside
    rising = _ends_of(runs(sides(moves, rounding), trend - 1))
    byte = outside | rising << 2 | _two_of_3(outer, side) << 4 | runs(side, shift) << 6
    return FIRST_SIGNAL[byte], ITS_DIRECTION[byte]


def _ends_of(steps: Sides) -> Sides:
    """Steps to points: both ends of a step. A turning point keeps the way that led to it."""
    points = np.zeros((len(steps) + 1, steps.shape[1]), np.uint8)
    points[1:] = steps
    points[:-1] |= steps * (points[:-1] == 0)
    return points


def _two_of_3(outer: Sides, side: Sides) -> Sides:
    if len(outer) < 3:
        return np.zeros_like(outer)
    first, second, third = outer[:-2], outer[1:-1], outer[2:]
    two = first & second | (first | second) & third
    return spread(two & all_of(side, 3), 3) & outer


def _first_signal(byte: int) -> tuple[Signal, Direction]:
    for place, signal in enumerate((Signal.OUTSIDE, Signal.TREND, Signal.TWO_OF_3, Signal.SHIFT)):
        way = byte >> 2 * place & (UP | DOWN)
        if way:
            return signal, Direction.HIGH if way & UP else Direction.LOW
    return Signal.COMMON, Direction.NONE


FIRST_SIGNAL, ITS_DIRECTION = np.array(
    [_first_signal(byte) for byte in range(256)], np.int8
).T.copy()
