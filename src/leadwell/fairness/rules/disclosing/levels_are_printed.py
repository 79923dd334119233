"""FAR-28: Like is compared with like in print only from counts that are printed there already.

A ratio over levels comes from the counts of every level. Worked out from the printed counts, rounded as they
are, it tells nothing that the page does not tell; where one count of one level is hidden, it is left out.
Source: house rule, from the differencing attack in our method notes.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.fairness.rules.facts import Shown, ShownGroup
from leadwell.reasons import Reason

FEWEST_LEVELS = 2
HIDDEN = Reason("FAR-28a", "A count of one of the levels is hidden.")
ONE_LEVEL = Reason("FAR-28b", "There are not two levels to compare.")


def levels_are_printed(levels: Sequence[Shown]) -> list[Reason]:
    """Say what stands in the way of a ratio over these levels. An empty list means nothing does."""
    if not all(_printed(one.first) and _printed(one.second) for one in levels):
        return [HIDDEN]
    return [] if len(levels) >= FEWEST_LEVELS else [ONE_LEVEL]


def _printed(group: ShownGroup | None) -> bool:
    return group is not None and None not in (group.part, group.whole)
