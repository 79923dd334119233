"""FAR-07: A relative likelihood is worked out from counts, and never comes to infinity.

(part / whole of the first group) divided by (part / whole of the second): the division is of unrounded
counts, because rates that were rounded first give another answer (1.71 for a true 1.83). People whose
group is not known are in neither. The interval is Koopman's; the test is exact where counts are small.
Source: WRES indicators 2 to 4 as published; Koopman (1984).
"""

from __future__ import annotations

import numpy as np

from leadwell.fairness.rules.working.facts import CONFIDENCE, Sides, Worked
from leadwell.stats.no_difference import no_difference
from leadwell.stats.relative_likelihood import koopman

NOBODY, TOO_MANY, NOTHING_BELOW = 1, 2, 3


def likelihood_of_two_groups(sides: Sides) -> Worked:
    """A ratio; 1 is parity. Where the second group's part is nought the interval still has its lower end."""
    x1, n1, x0, n0 = sides.first_part, sides.first_whole, sides.second_part, sides.second_whole
    nobody, too_many = (n1 == 0) | (n0 == 0), (x1 > n1) | (x0 > n0)
    why = np.where(
        nobody, NOBODY, np.where(too_many, TOO_MANY, np.where(x0 == 0, NOTHING_BELOW, 0))
    )
    sound = ~nobody & ~too_many
    x1, n1, x0, n0 = (np.where(sound, counts, 0) for counts in (x1, n1, x0, n0))
    found, test = koopman(x1, n1, x0, n0, CONFIDENCE), no_difference(x1, n1, x0, n0)
    return Worked(
        value=found.ratio,
        low=np.where(sound, found.low, np.nan),
        high=np.where(sound & np.isfinite(found.high), found.high, np.nan),
        p=test.p_value,
        exact=test.exact,
        parity=np.ones(x1.shape),
        why=why,
    )
