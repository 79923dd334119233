"""FAR-81: Figures are of a year that runs from 1 April to 31 March, with staff counted on a day in it.

Decisions of one year divided by the staff of another are a ratio of nothing.
Source: house rule, from the snapshot day of the equality standards (31 March).
"""

from __future__ import annotations

from datetime import date
from re import compile as pattern

from leadwell.reasons import Reason

_written = pattern(r"(20\d\d)-(\d\d)").fullmatch
Days = tuple[date, date]


def year_can_be_counted(year: str, *, as_at: date) -> list[Reason]:
    """What stands in the way. `as_at` is the day of the snapshot."""
    days = days_of(year)
    if days is None:
        return [Reason("FAR-81a", "Write the year from April to March, such as 2025-26.")]
    if not days[0] <= as_at <= days[1]:
        text = (
            "Staff were counted on {as_at}, which is not in {year}. Take a snapshot of that year."
        )
        return [Reason("FAR-81b", text, {"as_at": as_at.isoformat(), "year": year})]
    return []


def days_of(year: str) -> Days | None:
    """The first and the last day of a year written like 2025-26."""
    found = _written(year)
    if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
        return None
    began = int(found[1])
    return date(began, 4, 1), date(began + 1, 3, 31)


def year_of(day: date) -> str:
    """The year a day is in, as it is written: 2025-26."""
    began = day.year - (day.month < 4)
    return f"{began}-{(began + 1) % 100:02}"
