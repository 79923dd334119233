"""FAR-43: Two questions say who is bullied by staff, by managers and by colleagues: together a range.

Some people answer yes to both, so the two are never added up as if nobody did. At least the larger of them
were bullied, and at most both together.
Source: house rule, from the staff survey's questions 14b and 14c.
"""

from __future__ import annotations

from leadwell.fairness.rules.bullying.facts import Range

ALL = 100.0


def bullied_between(by_managers: Range, by_colleagues: Range) -> Range:
    """The share bullied by staff, in per cent, from the low and high ends of both."""
    low = max(by_managers.low, by_colleagues.low)
    return Range(low, min(ALL, by_managers.high + by_colleagues.high))
