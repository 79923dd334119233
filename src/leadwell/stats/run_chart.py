"""Run charts: has something shifted, judged by runs about the middle alone.

Points on the middle line are left out; the rest are "useful". Two signals, after Anhøj and
Olesen (2014): a run longer than round(log2(useful) + 3), or fewer crossings of the line than
the lower 5 % point of a binomial with useful - 1 trials and an even chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import isfinite, log2
from statistics import median

from leadwell.stats.binomial_quantile import binomial_quantile


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of one series about `centre`, and how unusual they may be without a shift."""

    centre: float
    useful: int
    longest: int
    longest_expected: int
    crossings: int
    crossings_expected: int

    @property
    def signal(self) -> bool:
        """True when either rule says that something has shifted."""
        return self.longest > self.longest_expected or self.crossings < self.crossings_expected


def runs_about(values: Sequence[float], centre: float) -> Runs:
    """Runs of `values`, oldest first, about `centre`, in one unit. `nan` is left out."""
    above = [value > centre for value in values if isfinite(value) and value != centre]
    useful = len(above)
    return Runs(
        centre=centre,
        useful=useful,
        longest=max((len(list(run)) for _, run in groupby(above)), default=0),
        longest_expected=round(log2(max(useful, 1)) + 3),
        crossings=sum(one is not other for one, other in pairwise(above)),
        crossings_expected=int(binomial_quantile(0.05, max(useful - 1, 0), 0.5)),
    )


def run_chart(values: Sequence[float], *, baseline: int | None = None) -> Runs:
    """Runs about the median of the first `baseline` values, or of all.

    Errors: `ValueError` when there is no value to take the median of.
    """
    known = [value for value in values[:baseline] if isfinite(value)]
    if not known:
        raise ValueError("A run chart needs at least one value.")
    return runs_about(values, median(known))
