"""FAR-62: Among many organisations one stands out only when chance among so many would not bring it there.

Of two hundred organisations without any difference ten would lie beyond a 95% interval. Those named keep
false ones to one in twenty of the list (Benjamini and Hochberg).
Source: house rule: BH control for 200 and more organisations; Benjamini and Hochberg (1995).
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.fairness.rules.facts import Shown
from leadwell.stats.false_discovery import adjusted_p_values

MOST_FALSE = 0.05


def stands_out_among_many(lines: Sequence[Shown]) -> tuple[bool, ...]:
    """For each line, in their order, whether it stands out among all of them. One without a test does not."""
    if not lines:
        return ()
    p = [float("nan") if line.p is None or line.value is None else line.p for line in lines]
    return tuple(bool(q <= MOST_FALSE) for q in adjusted_p_values(p))
