"""Is there a difference once like is compared with like? Mantel and Haenszel, by strata.

One two-by-two table a stratum (a pay band, say): of group 1, `a` had the event and `b` did
not; of group 0, `c` had it and `d` did not. The answers are group 1 compared with group 0.

Sources: Mantel and Haenszel (1959); variance of the risk ratio, Greenland and Robins (1985);
of the odds ratio, Robins, Breslow and Greenland (1986); homogeneity, Breslow and Day (1980),
without Tarone's term. A stratum with nobody in one of the groups compares nothing and is
left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc

from leadwell.stats.counts import Floats
from leadwell.stats.interval import z_for


@dataclass(frozen=True, slots=True)
class Estimate:
    """A ratio, 1 is parity, with its interval. `nan` throughout when not calculable."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Test:
    """A chi-squared statistic, its degrees of freedom and its p value; `nan`: not calculable."""

    __test__ = False  # not something for pytest to collect

    statistic: float
    freedom: int
    p_value: float


@dataclass(frozen=True, slots=True)
class Stratified:
    """What the strata say together, and whether they agree (`same_everywhere`)."""

    risk_ratio: Estimate
    odds_ratio: Estimate
    no_difference: Test
    same_everywhere: Test


def mantel_haenszel(
    a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, confidence: float = 0.95
) -> Stratified:
    """One dimension, one count a stratum, people. See the top of the file for the letters.

    Errors: `ValueError` when the four differ in length, or a count is missing or negative.
    """
    table = np.array([a, b, c, d], float)
    if not (np.isfinite(table) & (table >= 0)).all():
        raise ValueError("Every stratum needs four counts of nought or more.")
    table = table[:, (table[0] + table[1] > 0) & (table[2] + table[3] > 0)]
    odds = _odds_ratio(table, z_for(confidence))
    return Stratified(
        risk_ratio=_risk_ratio(table, z_for(confidence)),
        odds_ratio=odds,
        no_difference=_no_difference(table),
        same_everywhere=_same_everywhere(table, odds.value),
    )


def _estimate(top: float, bottom: float, variance: float, z: float) -> Estimate:
    value, half = top / bottom, z * np.sqrt(variance)
    return Estimate(float(value), float(value * np.exp(-half)), float(value * np.exp(half)))


NOT_CALCULABLE = Estimate(np.nan, np.nan, np.nan)


def _risk_ratio(table: Floats, z: float) -> Estimate:
    a, b, c, d = table
    n, n1, n0 = a + b + c + d, a + b, c + d
    top, bottom = (a * n0 / n).sum(), (c * n1 / n).sum()
    if top == 0 or bottom == 0:
        return NOT_CALCULABLE
    spread = ((n1 * n0 * (a + c) - a * c * n) / n**2).sum()
    return _estimate(top, bottom, spread / (top * bottom), z)


def _odds_ratio(table: Floats, z: float) -> Estimate:
    a, b, c, d = table
    n = a + b + c + d
    r, s = a * d / n, b * c / n
    p, q = (a + d) / n, (b + c) / n
    top, bottom = r.sum(), s.sum()
    if top == 0 or bottom == 0:
        return NOT_CALCULABLE
    mixed = (p * s + q * r).sum() / (2 * top * bottom)
    ends = (p * r).sum() / (2 * top**2) + (q * s).sum() / (2 * bottom**2)
    return _estimate(top, bottom, mixed + ends, z)


def _no_difference(table: Floats) -> Test:
    """The Cochran-Mantel-Haenszel test, without continuity correction."""
    a, b, c, d = table
    n, n1, events = a + b + c + d, a + b, a + c
    # two groups that are not empty make n at least 2
    variance = (n1 * (c + d) * events * (b + d) / (n**2 * (n - 1))).sum()
    if variance == 0:
        return Test(np.nan, 1, np.nan)
    statistic = float((a - n1 * events / n).sum() ** 2 / variance)
    return Test(statistic, 1, float(chdtrc(1, statistic)))


def _same_everywhere(table: Floats, odds: float) -> Test:
    """Breslow-Day: do the strata share one odds ratio? Strata with no or only events say nothing."""
    a, b, c, d = table = table[:, (table[0] + table[2] > 0) & (table[1] + table[3] > 0)]
    freedom = table.shape[1] - 1
    if np.isnan(odds) or freedom < 1:
        return Test(np.nan, max(freedom, 0), np.nan)
    expected = _expected(a + b, c + d, a + c, odds)
    cells = (expected, a + b - expected, a + c - expected, d - a + expected)
    statistic = float(((a - expected) ** 2 * sum(1 / cell for cell in cells)).sum())
    return Test(statistic, freedom, float(chdtrc(freedom, statistic)))


def _expected(n1: Floats, n0: Floats, events: Floats, odds: float) -> Floats:
    """The count `a` that gives a table with these margins exactly this odds ratio.

    The root of (1 - odds) x^2 + (n0 - events + odds (n1 + events)) x = odds n1 events that
    lies inside the table, written so that odds = 1 needs no case of its own.
    """
    linear = n0 - events + odds * (n1 + events)
    root = np.sqrt(linear**2 + 4 * (1 - odds) * odds * n1 * events)
    return np.asarray(2 * odds * n1 * events / (linear + root))
