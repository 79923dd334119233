"""FAR-09: A disparity ratio says how much further up one group gets than the other.

(upper / lower of the first group) divided by (upper / lower of the second). From lower to upper it is the
product of lower to middle and middle to upper. The interval is Cornfield's.
Source: the race disparity ratio as trusts use it; the national method was not published, so it is to be
verified. The interval: Cornfield (1956).
"""

from __future__ import annotations

import numpy as np

from leadwell.fairness.rules.working.facts import CONFIDENCE, Sides, Worked
from leadwell.stats.no_difference import no_difference
from leadwell.stats.odds_ratio import cornfield

NOBODY, NOTHING_BELOW = 1, 3


def disparity_of_two_tiers(sides: Sides) -> Worked:
    """A ratio; 1 is parity. `part` is the upper tier, `whole` the lower one."""
    a, b, c, d = sides.first_part, sides.first_whole, sides.second_part, sides.second_whole
    found = cornfield(a, b, c, d, CONFIDENCE)
    test = no_difference(a, a + b, c, c + d)
    nobody = (b == 0) | (d == 0)
    tellable = (a + b > 0) & (c + d > 0)
    return Worked(
        value=found.ratio,
        low=np.where(tellable, found.low, np.nan),
        high=np.where(tellable & np.isfinite(found.high), found.high, np.nan),
        p=test.p_value,
        exact=test.exact,
        parity=np.ones(a.shape),
        why=np.where(nobody, NOBODY, np.where(c == 0, NOTHING_BELOW, 0)),
    )
