"""An interval: the values that the figure agrees with, at a stated confidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends, arrays of one shape, in the unit of the figure itself.

    `nan` at both ends says "not calculable". An end may be infinite: nothing rules it out.
    """

    low: Floats
    high: Floats


def z_for(confidence: float) -> float:
    """How many standard errors hold this much of a normal curve: 1.96 for 0.95.

    Errors: `ValueError` unless 0 < confidence < 1; 95 is not 0.95.
    """
    if not 0 < confidence < 1:
        raise ValueError("Give the confidence as a share, such as 0.95.")
    return float(-ndtri((1 - confidence) / 2))
