"""Counts that can be trusted: so many out of so many, never more and never less than none.

Everything here that divides one count by another begins with this check, so that a swapped
numerator and denominator is an error and not a strange figure on a page.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def out_of(part: ArrayLike, whole: ArrayLike) -> tuple[Floats, Floats]:
    """`part` and `whole` as float arrays of one shape, when 0 <= part <= whole everywhere.

    Shapes: any two that broadcast. Units: people or events; weighted counts may be fractions.
    Errors: `ValueError` when a count is missing, negative, or more than its whole.
    """
    parts, wholes = np.broadcast_arrays(np.asarray(part, float), np.asarray(whole, float))
    if not np.isfinite(parts).all() or not np.isfinite(wholes).all():
        raise ValueError("A count is missing. Leave it out, or say that it is not known.")
    if (parts < 0).any() or (parts > wholes).any():
        raise ValueError("A count has to lie between nought and the number it is out of.")
    return parts, wholes
