"""A total of many places, each of which prints its own numbers: does it give a hidden one away?

    STA-05  the total of the places would give away a number that one of them hides

Whoever takes the printed places from the total knows what the hidden ones add up to. One hidden place
is then known; several are known if the rest is so small, or so large, that little is left to guess.
Source: house rule, by arithmetic: the range of one part given the sum of all and the limits of each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from leadwell.reasons import Reason
from leadwell.stats.disclosure.attack import LEAST_WIDTH
from leadwell.stats.disclosure.books import Bools
from leadwell.stats.disclosure.profiles import Profile


def pooled_betrays(parts: ArrayLike, profile: Profile, width: int = LEAST_WIDTH) -> Bools:
    """For each total of a column of parts: would printing it give away a part that is hidden?

    `parts` is (places, totals), in people. The reader is taken to know every part that is not small
    exactly, and the total as well.
    """
    counts = np.asarray(parts, dtype=np.int64)
    small = (counts >= profile.hide_from) & (counts <= profile.hide_to)
    number, rest = small.sum(axis=0), np.where(small, counts, 0).sum(axis=0)
    low = np.maximum(profile.hide_from, rest - profile.hide_to * (number - 1))
    high = np.minimum(profile.hide_to, rest - profile.hide_from * (number - 1))
    return np.asarray((number > 0) & (high - low < width))


def why_not_pooled(betrayed: Sequence[bool]) -> list[Reason]:
    """Say what stands in the way of printing totals of which these are betrayed."""
    if not any(betrayed):
        return []
    return [
        Reason(
            "STA-05",
            "Together with the numbers of each place, a total would give one of them away, so it is "
            "hidden too.",
        )
    ]
