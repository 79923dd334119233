"""FAR-98: Whoever knows what several counts come to together knows between which ends each of them lies.

Hidden ones are at least one, and at most as small counts are; the others are taken to be known.
Source: house rule, by arithmetic: the range of one part given the sum of all and the limits of each.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.stats.disclosure import Profile


def what_a_sum_leaves(hidden: Sequence[int], profile: Profile) -> tuple[float, float]:
    """The fewest and the most that each of several hidden counts can be, where they are known together."""
    others, total = len(hidden) - 1, sum(hidden)
    least = total - others * profile.hide_to if all(map(profile.hides, hidden)) else 1
    return float(max(least, 1)), float(total - others * profile.hide_from)
