"""ACS-07: The same role at the same place is not given twice for the same days.

Source: UK GDPR, Article 5(1)(f), integrity and confidentiality: who could see what, and when, has one answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leadwell.access.rules.facts import Held
from leadwell.reasons import Reason


def role_is_not_held_already(
    from_on: date, until_on: date | None, *, held: Iterable[Held]
) -> list[Reason]:
    """Say what stands in the way when these days overlap days already given."""
    if any(_overlap(from_on, until_on, other) for other in held):
        return [
            Reason("ACS-07", "This person already holds this role here for some of these days.")
        ]
    return []


def _overlap(from_on: date, until_on: date | None, other: Held) -> bool:
    starts_before_it_ends = other.until_on is None or from_on < other.until_on
    ends_after_it_starts = until_on is None or other.from_on < until_on
    return starts_before_it_ends and ends_after_it_starts
