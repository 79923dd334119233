"""TRN-81: Somebody chooses when to be reminded among the days there are; none at all switches it off.

Source: house rule; the days there are stand in definitions/reminders_*.yaml.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason


def reminders_can_be_chosen(days: Collection[int], *, offered: Collection[int]) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    if set(days) <= set(offered):
        return []
    return [Reason("TRN-81", "Choose among the days that are offered.")]
