"""MEA-06: A mean is not added up, as if it were a number of people.

Some publications give the mean full-time equivalent per staff record. Added up it looks like a
workforce and is not one. Scores and rates are means too.
Source: primary care network workforce files 2020 to 2025, where the column is a mean (0.665).
"""

from __future__ import annotations

from leadwell.measures.rules.facts import How, Unit
from leadwell.reasons import Reason


def a_mean_is_not_added_up(unit: Unit, how: How) -> list[Reason]:
    """Say what stands in the way of adding up figures in this unit."""
    if how is How.ADD and unit is not Unit.COUNT:
        return [
            Reason(
                "MEA-06", "Only counts are added up. A mean or a rate is not a number of people."
            )
        ]
    return []
