"""FAR-38: A gap is printed only where it tells nobody's pay.

    enough people        each group has more people than the profile hides
    nobody outweighs     in a mean no one person's pay is so large a part that whoever knows their own
                         could work out the largest (the p% rule: the rest must be uncertain by p per cent)

A median is one person's pay, or the middle of two. It is guarded otherwise: a gap is printed in per cent
and to one decimal, never in pounds, and whose pay it is stands nowhere.
Source: house rule, from the disclosure guidance in our method notes; the p% rule is that of business
statistics, its ten per cent ours and to be verified.
"""

from __future__ import annotations

import numpy as np

from leadwell.fairness.rules.pay.facts import MEAN, Floats
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Profile

P = 0.10


def pay_says_nobodys(first: Floats, second: Floats, *, of: str, profile: Profile) -> list[Reason]:
    """Say what stands in the way of printing a gap. An empty list means nothing does."""
    if not profile.hides(1):
        return []
    if any(profile.hides(pay.size) for pay in (first, second)):
        text = "A group has from {low} to {high} people with this pay: too few to show it."
        return [Reason("FAR-38a", text, {"low": profile.hide_from, "high": profile.hide_to})]
    if of == MEAN and any(_outweighs(pay) for pay in (first, second)):
        return [Reason("FAR-38b", "One person's pay weighs so much that the mean would tell it.")]
    return []


def _outweighs(pay: Floats) -> bool:
    if pay.size < 3:
        return bool(pay.size)
    largest, second = np.partition(pay, -2)[-1], np.partition(pay, -2)[-2]
    return bool(pay.sum() - largest - second < P * largest)
