"""FAR-78: The grades of all outcomes are added up, and thresholds that are data say what the sum is called.

There is no rating before every outcome has its grade: a missing one is not a nought.
Source: Equality Delivery System 2022, as trusts report it: 21 is Developing and 22 is Achieving. Where the
higher bands begin and end is to be verified.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leadwell.fairness.rules.acting.facts import Rating


def what_grades_come_to(
    grades: Mapping[str, int], *, outcomes: Collection[str], totals: Mapping[str, tuple[int, int]]
) -> Rating:
    """The sum of the grades given, and its name once all are."""
    given = [grades[one] for one in outcomes if one in grades]
    total, of = sum(given), len(outcomes)
    whole = len(given) == of
    names = [name for name, (low, high) in totals.items() if low <= total <= high]
    return Rating(total, len(given), of, names[0] if whole and names else None)
