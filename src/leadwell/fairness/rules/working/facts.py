"""Counts of many lines side by side, and what comes out of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadwell.fairness.rules.facts import Count, Kind

Floats = NDArray[np.float64]
# the first group, the second, and those whose group is not known
Three = tuple[Count, Count, Count]

CONFIDENCE = 0.95
COUNTED = (Kind.SHARE, Kind.RATE, Kind.LIKELIHOOD, Kind.DIFFERENCE, Kind.DISPARITY)
NOBODY = Count(0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: whose it is, and which row and split of its figure."""

    organisation_id: int
    row: str
    split: str


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """The counts of many lines: one number a line in each. Of a share every `whole` is everyone's."""

    first_part: Floats
    first_whole: Floats
    second_part: Floats
    second_whole: Floats
    unknown_part: Floats
    unknown_whole: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Worked:
    """What many lines come to, in the unit of the figure; `nan` where there is none. `exact`: the p value is
    from Fisher's test. `parity` is what a line is read against, `nan` where there is nothing. `why` is the
    number of the reason why there is no value, from 1; 0 where there is one."""

    value: Floats
    low: Floats
    high: Floats
    p: Floats
    exact: NDArray[np.bool_]
    parity: Floats
    why: NDArray[np.int64]
