"""FAR-99: Among 200 organisations and more the limits allow for how much organisations differ at all.

No two places are alike, so among many nearly all would lie outside limits of chance. The differences
themselves then widen the limits (over-dispersion), about the figure of everybody together; who lies outside
is named only as far as chance among so many would not bring it there (Benjamini and Hochberg). Of fewer
organisations the differences are not known well enough: their limits are those of chance, about parity.
Source: methods note 3.1, from Spiegelhalter (2005): scores pulled in to their 10 % and 90 % points, phi the
mean of their squares; Benjamini and Hochberg (1995).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from scipy.special import ndtr

from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.reports.stands_out_among_many import MOST_FALSE, stands_out_among_many
from leadwell.stats.false_discovery import adjusted_p_values
from leadwell.stats.funnel import placed_funnel
from leadwell.stats.interval import z_for

MANY = 200
OUTER = 0.998


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a funnel chart. `around`: the ratio they close in on. `phi`: how many times as much as chance
    would bring the organisations differ; None for limits of chance. `tau_squared` is the variance between
    organisations, on the logarithm. `marked`: who stands out, in the order given; `outside`: how many lie
    beyond 99.8%; `placed`: who has a ratio with an interval that can be drawn."""

    around: float
    phi: float | None
    tau_squared: float
    marked: tuple[bool, ...]
    outside: int
    placed: tuple[bool, ...]


def limits_among_many(lines: Sequence[Shown], together: Shown | None) -> Limits:
    """The limits for these lines, of one figure at many organisations; `together` is that of all of them."""
    drawn = tuple(
        line.unit == "ratio" and bool(line.value and line.low and line.high) for line in lines
    )
    placed = [n for n, yes in enumerate(drawn) if yes]
    if len(placed) < MANY or together is None or not together.value:
        outside = sum(_beyond(lines[n]) for n in placed)
        return Limits(1.0, None, 0.0, stands_out_among_many(lines), outside, drawn)
    around = together.value
    distance = [log((lines[n].value or 1.0) / around) for n in placed]
    found = placed_funnel(distance, [_error(lines[n]) for n in placed], around)
    z = np.abs(found.adjusted_z)
    named = adjusted_p_values(2 * ndtr(-z)) <= MOST_FALSE
    marked = [False] * len(lines)
    for n, out in zip(placed, named.tolist(), strict=True):
        marked[n] = out
    outside = int((z > z_for(OUTER)).sum())
    return Limits(around, found.phi, found.tau_squared, tuple(marked), outside, drawn)


def _error(line: Shown) -> float:
    """The standard error of the logarithm, from the interval."""
    return max(log((line.high or 1.0) / (line.low or 1.0)) / (2 * z_for(0.95)), 1e-6)


def _beyond(line: Shown) -> bool:
    return abs(log(line.value or 1.0)) > z_for(OUTER) * _error(line)
