"""The cheapest whole numbers between limits: an integer programme, its answer counted over again.

Source: HiGHS solves it, as SciPy offers it (`scipy.optimize.milp`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from leadwell.allocation.draw import DrawDoesNotHold

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]

_INFEASIBLE = 2  # what SciPy's `milp` calls it


class NoneFit(Exception):
    """No whole numbers keep within the limits."""


def cheapest(cost: Floats, *, rows: Floats, least: Floats, most: Floats, upto: Floats) -> Wholes:
    """Whole x (T,) from 0 to `upto` (T,) with `least` <= rows (R, T) @ x <= `most` (R,) and the
    smallest cost (T,) @ x. Coefficients of rows are whole too.

    Errors: `NoneFit`; `DrawDoesNotHold` when the solver fails or goes beyond a limit.
    """
    found = milp(
        cost,
        constraints=LinearConstraint(rows, least, most),
        integrality=np.ones(len(cost), int),
        bounds=Bounds(0, upto),
        options={"mip_rel_gap": 0},
    )
    if found.status == _INFEASIBLE:
        raise NoneFit
    answer = np.full(len(cost), -1.0) if found.x is None else np.rint(found.x)
    if not (_between(np.zeros(len(cost)), answer, upto) and _between(least, rows @ answer, most)):
        raise DrawDoesNotHold("The solver's answer does not keep within the limits.")
    return answer.astype(np.int64)


def _between(least: Floats, value: Floats, most: Floats) -> bool:
    return bool(np.all((least <= value) & (value <= most)))
