"""The widest honest interval for a mean score, when the publisher gives no spread.

A survey score lies between two bounds, such as 0 and 10. Whatever the answers were, their
variance is at most (highest - mean) * (mean - lowest), which half of them at either end
would reach (Bhatia and Davis, 2000). The true interval is narrower, never wider: the page
that shows this one must say so.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from leadwell.stats.interval import Interval, z_for


def widest_interval(
    mean: ArrayLike,
    people: ArrayLike,
    *,
    lowest: float = 0.0,
    highest: float = 10.0,
    confidence: float = 0.95,
) -> Interval:
    """mean +- z * sqrt((highest - mean)(mean - lowest) / people), kept within the bounds.

    `mean`: in the score's own unit; `people`: how many answered; any shapes that broadcast.
    `nan` where nobody answered or the mean is not known.
    Errors: `ValueError` when the bounds are the wrong way round, a mean lies outside them, or
    a number of people is negative.
    """
    score, base = np.broadcast_arrays(np.asarray(mean, float), np.asarray(people, float))
    if not lowest < highest:
        raise ValueError("The lowest possible score has to be below the highest.")
    if (score < lowest).any() or (score > highest).any():
        raise ValueError(f"A score has to lie between {lowest} and {highest}.")
    if (base < 0).any():
        raise ValueError("A number of people cannot be below nought.")
    known = np.where(base > 0, base, np.nan)
    half = z_for(confidence) * np.sqrt((highest - score) * (score - lowest) / known)
    return Interval(np.maximum(score - half, lowest), np.minimum(score + half, highest))
