"""FAR-08: A board is compared with the workforce in points: one share less the other.

Each share is of everyone, also of those whose group nobody knows. The interval is Newcombe's; the test is
exact where counts are small, and a board is always small. Members of the board who are staff are in both, so
the interval is a little too wide.
Source: WRES indicator 9 and WDES metric 10 as published; Newcombe (1998), method 10.
"""

from __future__ import annotations

import numpy as np

from leadwell.fairness.rules.working.facts import CONFIDENCE, Sides, Worked
from leadwell.stats.difference import newcombe
from leadwell.stats.no_difference import no_difference

NOBODY = 1


def difference_of_two_bodies(sides: Sides) -> Worked:
    """Percentage points: the first group's share of everyone's part, less that of everyone's whole."""
    parts = sides.first_part + sides.second_part + sides.unknown_part
    wholes = sides.first_whole + sides.second_whole + sides.unknown_whole
    found = newcombe(sides.first_part, parts, sides.first_whole, wholes, CONFIDENCE)
    test = no_difference(sides.first_part, parts, sides.first_whole, wholes)
    return Worked(
        value=100 * found.value,
        low=100 * found.low,
        high=100 * found.high,
        p=test.p_value,
        exact=test.exact,
        parity=np.zeros(parts.shape),
        why=np.where((parts == 0) | (wholes == 0), NOBODY, 0),
    )
