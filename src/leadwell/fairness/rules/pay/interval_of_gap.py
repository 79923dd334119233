"""FAR-35: The values a pay gap agrees with, if who works here were another draw of the same kind of people.

    mean     from the logarithm of the ratio of the two means (delta method): close to its confidence
             where each group has thirty people or so
    median   from the ranks of each list (binomial), at a confidence that makes both hold together:
             nothing is assumed of how pay is spread, people of equal pay do no harm, and it is rather
             too wide than too narrow

No chance is in it: the same pay gives the same interval. None where a group is too small for one.
Source: Fieller's problem by the delta method; order-statistic intervals (Conover, Practical Nonparametric
Statistics), joined by Bonferroni. Both from general knowledge of the field, checked by simulation in tests.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.stats import binom

from leadwell.fairness.rules.pay.facts import MEAN, Floats
from leadwell.stats.interval import z_for

Ends = tuple[float, float]


def interval_of_gap(
    first: Floats, second: Floats, *, of: str, confidence: float = 0.95
) -> Ends | None:
    """The low and the high end in per cent, or None. `of` is "mean" or "median"."""
    if min(first.size, second.size) < 2:
        return None
    return (_of_means if of == MEAN else _of_medians)(first, second, confidence)


def _of_means(first: Floats, second: Floats, confidence: float) -> Ends:
    ratio = float(second.mean() / first.mean())
    spread = sum(
        float(pay.var(ddof=1)) / (pay.size * float(pay.mean()) ** 2) for pay in (first, second)
    )
    factor = math.exp(z_for(confidence) * math.sqrt(spread))
    return 100 * (1 - ratio * factor), 100 * (1 - ratio / factor)


def _of_medians(first: Floats, second: Floats, confidence: float) -> Ends | None:
    each = 1 - (1 - confidence) / 2
    above, below = (_median_between(pay, each) for pay in (first, second))
    if above is None or below is None:
        return None
    return 100 * (1 - below[1] / above[0]), 100 * (1 - below[0] / above[1])


def _median_between(pay: Floats, confidence: float) -> Ends | None:
    """The k-th lowest and the k-th highest pay, for the largest k that is sure enough."""
    k = int(binom.ppf((1 - confidence) / 2, pay.size, 0.5))
    if k < 1:
        return None
    ranked = np.partition(pay, [k - 1, pay.size - k])
    return float(ranked[k - 1]), float(ranked[pay.size - k])
