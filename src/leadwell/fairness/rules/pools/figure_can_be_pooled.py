"""FAR-91: What is pooled compares two groups by things that happened, and not by who is there.

Whoever works at a place for five years would be counted five times among its staff, and five years added up
would tell how many there were in each: nearly the same people. So no figure about staff is pooled. A case
that is still open on the last day of a year, and goes on in the next, is in both. The years have to mean the
same by it.
Source: house rule, from years and neighbours pooled for small employers.
"""

from __future__ import annotations

from leadwell.fairness.rules.facts import Indicator, Kind
from leadwell.reasons import Reason

HAPPENS = "step"


def figure_can_be_pooled(indicator: Indicator, *others: Indicator | None) -> list[Reason]:
    """Say what stands in the way of adding this figure up. `others` are the same one of other years, None
    where a year does not have it. An empty list means nothing does."""
    reasons = []
    if indicator.kind is not Kind.LIKELIHOOD or not indicator.second:
        reasons.append(Reason("FAR-91a", "It does not compare how often something happened."))
    elif not _happens(indicator):
        reasons.append(
            Reason("FAR-91b", "It is about staff, and nearly the same people work here each year.")
        )
    if any(one is None or _means(one) != _means(indicator) for one in others):
        reasons.append(Reason("FAR-91c", "It did not mean the same in each of the years."))
    return reasons


def _happens(indicator: Indicator) -> bool:
    selections = (indicator.part, indicator.whole)
    return all(one is not None and one.fact == HAPPENS for one in selections)


def _means(one: Indicator) -> tuple[object, ...]:
    groups = (one.characteristic, one.grouping, one.first, one.second)
    return (one.kind, one.part, one.whole, *groups, one.rows)
