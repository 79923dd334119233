"""The best panel that meets the quotas, when each type has a worth: an integer programme.

A panel is how many people of each type sit on it, (T,): no more than there are, as many as the panel
has places, every quota met. Finding one that is worth the most is the only place where quotas count;
`panel_chances` asks it again and again, each time with other worths ("pricing", in column generation).

Source: Flanigan and others, Nature (2021), supplement, for the programme; HiGHS solves it, by SciPy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from leadwell.allocation.draw import DrawDoesNotHold
from leadwell.allocation.panel_types import Pool

Floats = NDArray[np.float64]
Panel = NDArray[np.int64]  # (T,), people of each type

_INFEASIBLE = 2  # what SciPy's `milp` calls it


@dataclass(frozen=True, slots=True)
class Programme:
    """`rows` (R, T) times a panel lies between `least` and `most` (R,); the first row is its size."""

    counts: Floats
    rows: Floats
    least: Floats
    most: Floats
    refusal: str

    def best(self, worth: Floats) -> Panel:
        """A panel (T,) worth the most; `worth` (T,) is that of one person of each type.

        Errors: `ValueError`, with a sentence, when no panel meets the quotas; `DrawDoesNotHold` when
        the solver's does not, counted in whole people.
        """
        found = milp(
            -worth,
            constraints=LinearConstraint(self.rows, self.least, self.most),
            integrality=np.ones(len(worth), int),
            bounds=Bounds(0, self.counts),
            options={"mip_rel_gap": 0},
        )
        if found.status == _INFEASIBLE:
            raise ValueError(self.refusal)
        panel = np.full(len(worth), -1.0) if found.x is None else np.rint(found.x)
        if not self._is_met(panel):
            raise DrawDoesNotHold("The solver's panel does not meet the quotas.")
        return panel.astype(np.int64)

    def _is_met(self, panel: Floats) -> bool:
        seats = self.rows @ panel
        met = np.all((self.least <= seats) & (seats <= self.most))
        return bool(met and np.all((panel >= 0) & (panel <= self.counts)))


def programme(pool: Pool) -> Programme:
    """The programme of a pool."""
    return Programme(
        counts=np.array(pool.counts, float),
        rows=np.array([[True] * len(pool.types), *map(pool.has, pool.quotas)], float),
        least=np.array([pool.size, *(each.least for each in pool.quotas)], float),
        most=np.array([pool.size, *(each.most for each in pool.quotas)], float),
        refusal=f"No panel of {pool.size} people can meet all these quotas at once.",
    )
