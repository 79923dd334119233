"""Years as they are written, 2025-26, and their days."""

from __future__ import annotations

from datetime import date
from re import compile as pattern

_written = pattern(r"(20\d\d)-(\d\d)").fullmatch


def days_of(year: str) -> tuple[date, date] | None:
    """The first and the last day of a year written like 2025-26; nothing where that is no year."""
    found = _written(year)
    if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
        return None
    began = int(found[1])
    return date(began, 4, 1), date(began + 1, 3, 31)


def year_of(day: date) -> str:
    """The year a day is in, from April to March."""
    began = day.year - (day.month < 4)
    return f"{began}-{(began + 1) % 100:02}"
