"""MEA-05: A rating is never averaged, added or pooled.

Good is better than Requires improvement; nobody knows by how much.
Source: house rule: the four ratings are words in an order, not quantities.
"""

from __future__ import annotations

from leadwell.measures.rules.facts import Unit
from leadwell.reasons import Reason


def a_rating_is_not_a_number(unit: Unit) -> list[Reason]:
    """Say what stands in the way of doing sums with figures in this unit."""
    if unit is Unit.RATING:
        return [
            Reason(
                "MEA-05", "Ratings are words in an order, not numbers: no sums are done on them."
            )
        ]
    return []
