"""FAR-81: Figures are of a year that runs from 1 April to 31 March, with staff counted on a day in it.

Decisions of one year divided by the staff of another are a ratio of nothing.
Source: house rule, from the snapshot day of the equality standards (31 March).
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason


def year_can_be_counted(year: str, *, days: tuple[date, date] | None, as_at: date) -> list[Reason]:
    """What stands in the way. `days` are the first and the last of the year as it was written, nothing
    where that is no year; `as_at` is the day of the snapshot."""
    if days is None:
        return [Reason("FAR-81a", "Write the year from April to March, such as 2025-26.")]
    if not days[0] <= as_at <= days[1]:
        text = (
            "Staff were counted on {as_at}, which is not in {year}. Take a snapshot of that year."
        )
        return [Reason("FAR-81b", text, {"as_at": as_at.isoformat(), "year": year})]
    return []
