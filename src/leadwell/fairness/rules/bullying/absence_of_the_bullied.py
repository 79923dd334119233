"""FAR-40: How long those who are bullied are absent, and how long the others are.

Only the mean of everybody is known, and how much more the bullied are absent. With p the share bullied and r
the relative absence, the others are absent x days and the bullied r x, where
    (1 - p) x + p r x = mean
Source: worked back from the published inputs (domain facts, section 4): a mean of 9.36 days, 24 % bullied and
71 % more absence give 8.00 and 13.68 days, and £481 m of the published £483.66 m.
"""

from __future__ import annotations

from leadwell.fairness.rules.bullying.facts import Absence


def absence_of_the_bullied(mean_days: float, *, bullied: float, more_absence: float) -> Absence:
    """Both, in working days a year. `bullied` and `more_absence` are in per cent."""
    share, relative = bullied / 100, 1 + more_absence / 100
    others = mean_days / (1 - share + share * relative)
    return Absence(bullied=relative * others, others=others)
