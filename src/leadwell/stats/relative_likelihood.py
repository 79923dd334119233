"""Relative likelihood: how many times as likely an event is in group 1 as in group 0.

    ratio = (x1 / n1) / (x0 / n0)

Which group is group 1 belongs to the indicator's definition, never to this file: some put the
majority on top, some the minority. Whoever shows the ratio prints the order.

Intervals:
    koopman               all ratios the score test does not reject (Koopman 1984). The one to
                          show: it is defined when a count is nought
    miettinen_nurminen    the same with the variance times N / (N - 1) (1985)
    katz                  the usual interval on the logarithm (1978), for comparison with other
                          people's figures; `nan` when a count is nought

How the score interval is found. The most likely proportions that have a given ratio satisfy
(x1 - n1 p1) / (1 - p1) = a = -(x0 - n0 p0) / (1 - p0) for some number a, from which
p1 = (x1 - a) / (n1 - a) and p0 = (x0 + a) / (n0 + a), and the score statistic becomes
    a^2 (q1 / (x1 - a) + q0 / (x0 + a)),    q1 = 1 - x1 / n1,  q0 = 1 - x0 / n0.
Setting it to z^2 leaves a cubic in a with one root between 0 and x1, which gives the lower
end p1 / p0. The upper end is the reciprocal of the lower end with the groups exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from leadwell.stats.counts import Floats, out_of
from leadwell.stats.interval import z_for

Groups = tuple[Floats, Floats, Floats, Floats]

CLOSE_ENOUGH = 1e-15


@dataclass(frozen=True, slots=True, eq=False)
class RelativeLikelihood:
    """Three float arrays of one shape; 1 is parity.

    `ratio` is `nan` where it is not calculable: nobody in a group, or no events in group 0.
    `low` and `high` still say what the counts do tell: 0 to infinity is "nothing".
    """

    ratio: Floats
    low: Floats
    high: Floats


def koopman(
    x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike, confidence: float = 0.95
) -> RelativeLikelihood:
    """Ratio and Koopman's score interval. Counts of events and people, any shapes that
    broadcast. Errors: see `out_of`."""
    return _score(_groups(x1, n1, x0, n0), z_for(confidence), wider=False)


def miettinen_nurminen(
    x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike, confidence: float = 0.95
) -> RelativeLikelihood:
    """Ratio and the slightly wider interval of Miettinen and Nurminen. As `koopman`."""
    return _score(_groups(x1, n1, x0, n0), z_for(confidence), wider=True)


def katz(
    x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike, confidence: float = 0.95
) -> RelativeLikelihood:
    """Ratio and exp(ln ratio +- z sqrt(1/x1 - 1/n1 + 1/x0 - 1/n0)); ends are `nan` when a
    count of events is nought. Errors: see `out_of`."""
    groups = x1, n1, x0, n0 = _groups(x1, n1, x0, n0)
    ratio = _ratio(groups)
    with np.errstate(divide="ignore", invalid="ignore"):
        half = z_for(confidence) * np.sqrt(1 / x1 - 1 / n1 + 1 / x0 - 1 / n0)
        low, high = ratio * np.exp(-half), ratio * np.exp(half)
    defined = (x1 > 0) & (x0 > 0)
    return RelativeLikelihood(
        ratio, np.where(defined, low, np.nan), np.where(defined, high, np.nan)
    )


def _groups(x1: ArrayLike, n1: ArrayLike, x0: ArrayLike, n0: ArrayLike) -> Groups:
    first, second = out_of(x1, n1), out_of(x0, n0)
    a, b, c, d = np.broadcast_arrays(*first, *second)
    return a, b, c, d


def _ratio(groups: Groups) -> Floats:
    x1, n1, x0, n0 = groups
    known = (n1 > 0) & (x0 > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(known, (x1 / n1) / (x0 / n0), np.nan)


def _score(groups: Groups, z: float, *, wider: bool) -> RelativeLikelihood:
    x1, n1, x0, n0 = groups
    people = n1 + n0
    square = z * z / (1 - 1 / np.maximum(people, 2)) if wider else np.full_like(people, z * z)
    low, flipped = _lower(x1, n1, x0, n0, square), _lower(x0, n0, x1, n1, square)
    with np.errstate(divide="ignore"):
        return RelativeLikelihood(_ratio(groups), low, 1 / flipped)


def _lower(x1: Floats, n1: Floats, x0: Floats, n0: Floats, square: Floats) -> Floats:
    """The lower end; 0 where group 1 had no events or either group has nobody."""
    low = np.zeros(x1.shape)
    known = (x1 > 0) & (n0 > 0)
    if known.any():
        low[known] = _lower_known(*(value[known] for value in (x1, n1, x0, n0, square)))
    return low


def _lower_known(x1: Floats, n1: Floats, x0: Floats, n0: Floats, square: Floats) -> Floats:
    q1, q0 = 1 - x1 / n1, 1 - x0 / n0
    a = _root(x1, x0, q1, q0, square)
    # When all of group 1 had the event no `a` below x1 may reach z^2. Then `a` stays at n1,
    # p0 at its value there, and it is p1 that gives way until the statistic is z^2.
    p0 = (x0 + a) / (n0 + a)
    stuck = (q1 == 0) & (q0 * x1**2 < square * (x0 + x1))
    with np.errstate(divide="ignore", invalid="ignore"):
        spare = square / n1 - n1 * (1 - p0) / (n0 * p0)
        p1 = np.where(stuck, 1 / (1 + spare), (x1 - a) / (n1 - a))
    return np.asarray(p1 / p0)


def _root(x1: Floats, x0: Floats, q1: Floats, q0: Floats, square: Floats) -> Floats:
    """The `a` between 0 and x1 where the statistic is z^2, for every table at once.

    Newton's method on the cubic, kept between the ends of a bracket that closes in at every
    step, so it always ends; six to nine steps are usual. Tables that are done are taken out,
    so the last few hard ones cost little.
    """
    cubic, linear = q1 - q0, square * (x0 - x1)
    quadratic, constant = q1 * x0 + q0 * x1 + square, -square * x1 * x0
    a = _first_guess(x1, x0, q1, q0, square)
    low, high = np.zeros_like(x1), x1.copy()
    left = np.arange(x1.size)
    while left.size:
        at, c3, c2, c1, c0 = (v[left] for v in (a, cubic, quadratic, linear, constant))
        value = ((c3 * at + c2) * at + c1) * at + c0
        low[left] = np.where(value < 0, at, low[left])
        high[left] = np.where(value < 0, high[left], at)
        with np.errstate(divide="ignore", invalid="ignore"):
            step = at - value / ((3 * c3 * at + 2 * c2) * at + c1)
        inside = (step > low[left]) & (step < high[left]) | (step == at)
        a[left] = np.where(inside, step, (low[left] + high[left]) / 2)
        left = left[np.abs(a[left] - at) > CLOSE_ENOUGH * x1[left]]
    return a


def _first_guess(x1: Floats, x0: Floats, q1: Floats, q0: Floats, square: Floats) -> Floats:
    """Where the root would be, were the statistic a plain square; never at either end."""
    with np.errstate(divide="ignore"):
        plain = np.sqrt(square / (q1 / x1 + q0 / (x0 + 0.5)))
    return np.asarray(np.clip(plain, 1e-3 * x1, 0.9 * x1))
