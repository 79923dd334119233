"""FAR-06: A share is of everyone, also of those whose group nobody knows, and has Wilson's interval.

People whose group is not known are somebody's colleagues too: left out, they would make every group look
larger than it is. The parts of a whole then come to 100 %. A row of a table is read against the share of
all rows together, and tested against all the other rows. Where nobody's group is known there is no share.
Source: WRES indicator 1 as published (990, 6,307 and 125 of 7,422 are 13, 85 and 2 %); Wilson (1927).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from leadwell.fairness.rules.working.facts import CONFIDENCE, Floats, Sides, Worked
from leadwell.stats.no_difference import no_difference
from leadwell.stats.proportion import wilson

NOBODY, TOO_MANY, SILENT = 1, 2, 4


def share_of_everyone(sides: Sides, *, all_part: Floats, all_whole: Floats) -> Worked:
    """Per cent. `all_part` and `all_whole` are those of all rows together; `nan` where there are no rows."""
    part, whole = sides.first_part, sides.first_whole
    why = np.where(whole == 0, NOBODY, np.where(part > whole, TOO_MANY, 0))
    why = np.where((why == 0) & _nobody_said(sides), SILENT, why)
    part = np.where(why == 0, part, 0)
    interval = wilson(part, whole, CONFIDENCE)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(why == 0, 100 * part / whole, np.nan)
        parity = np.where(all_whole > 0, 100 * all_part / all_whole, np.nan)
    p, exact = _against_the_rest(part, whole, all_part, all_whole)
    known = why == 0
    return Worked(
        value=value,
        low=np.where(known, 100 * interval.low, np.nan),
        high=np.where(known, 100 * interval.high, np.nan),
        p=p,
        exact=exact,
        parity=parity,
        why=why,
    )


def _nobody_said(sides: Sides) -> NDArray[np.bool_]:
    """Where the group of everybody is unknown: a share of nought would say that there is nobody of it."""
    said: NDArray[np.bool_] = (sides.unknown_part > 0) & (sides.unknown_part == sides.first_whole)
    return said


def _against_the_rest(
    part: Floats, whole: Floats, all_part: Floats, all_whole: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    rest_part, rest_whole = all_part - part, all_whole - whole
    asked = (rest_whole > 0) & (rest_part >= 0) & (rest_part <= rest_whole) & (whole > 0)
    p: Floats = np.full(part.shape, np.nan)
    exact: NDArray[np.bool_] = np.zeros(part.shape, bool)
    found = no_difference(part[asked], whole[asked], rest_part[asked], rest_whole[asked])
    p[asked], exact[asked] = found.p_value, found.exact
    return p, exact
