"""FAR-31: A pay gap is how much less the second group earns, in per cent of what the first earns.

    (first - second) / first x 100, of means or of medians

It is below nought where the second group earns more. Where a group has nobody there is nothing to compare:
that is said, and never written as nought.
Source: gov.uk, Gender pay gap reporting: make your calculations (domain facts 3.6).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from leadwell.fairness.rules.pay.facts import MEAN, MEDIAN, Floats, Gap
from leadwell.reasons import Reason

_MIDDLE: Mapping[str, Callable[[Floats], np.floating]] = {MEAN: np.mean, MEDIAN: np.median}


def gap_in_pay(first: Floats, second: Floats, *, of: str) -> Gap:
    """The gap between two bodies of pay above nought, each in pounds. `of` is "mean" or "median"."""
    if not first.size or not second.size:
        return Gap(None, (_nobody(first, second),))
    above, below = (float(_MIDDLE[of](pay)) for pay in (first, second))
    return Gap(100 * (above - below) / above)


def _nobody(first: Floats, second: Floats) -> Reason:
    if first.size:
        return Reason("FAR-31b", "Nobody of the second group was paid this: not calculable.")
    if second.size:
        return Reason("FAR-31a", "Nobody of the first group was paid this: not calculable.")
    return Reason("FAR-31c", "Nobody of either group was paid this: not calculable.")
