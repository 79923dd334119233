"""Pooling: the rate of several organisations together, from their counts.

A rate is never averaged. A small organisation's rate would weigh as much as a large one's,
and the answer would belong to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, isfinite


@dataclass(frozen=True, slots=True)
class Pooled:
    """One rate and the two sums it came from, in their own units."""

    value: float
    numerator: float
    denominator: float


def pooled_rate(counts: Iterable[tuple[float, float]]) -> Pooled:
    """Sum of numerators over sum of denominators. `value` is a share: times 100 for per cent.

    `counts`: one (numerator, denominator) an organisation. Sums are exact to the last digit,
    so the order of the organisations never shows.
    Errors: `ValueError` when there is nothing to pool, a count is missing or negative, or the
    denominators come to nought.
    """
    pairs = [(float(numerator), float(denominator)) for numerator, denominator in counts]
    if not pairs:
        raise ValueError("There is nothing to pool.")
    if not all(isfinite(count) and count >= 0 for pair in pairs for count in pair):
        raise ValueError("Pooling needs every count, and none below nought.")
    numerator, denominator = (fsum(column) for column in zip(*pairs, strict=True))
    if denominator == 0:
        raise ValueError("The denominators come to nought, so there is no rate.")
    return Pooled(numerator / denominator, numerator, denominator)
