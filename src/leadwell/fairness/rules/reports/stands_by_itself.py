"""FAR-63: A share that is compared with no other stands by itself, and nothing is said of a difference.

The share of everybody, which the rows of a table are held against, is such a share; so is a figure that only
says how many. A row of a table has a test, and a gap in pay has nought to be compared with.
Source: house rule: what was not compared is never called even, and never counted among what was.
"""

from __future__ import annotations

from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.pay.facts import GAPS


def stands_by_itself(line: Shown) -> bool:
    """Whether it is such a share."""
    if line.unit != "percent" or line.reading is not Reading.NO_DIFFERENCE:
        return False
    return not line.test and line.row not in GAPS
