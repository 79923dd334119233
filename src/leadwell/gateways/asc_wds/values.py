"""What a cell can hold: a whole number, a number, a day, a list. Anything else is None."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,6})?")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def whole(text: str) -> int | None:
    """A whole number."""
    return int(text) if _WHOLE.fullmatch(text) else None


def number(text: str) -> int | float | None:
    """A number, whole where it is whole."""
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return int(value) if value.is_integer() else value


@lru_cache(maxsize=50_000)
def day(text: str) -> date | None:
    """A day written as 31/12/2026."""
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def listed(text: str) -> list[str]:
    """The items of a list in one cell, split at its semicolons. An empty cell holds none."""
    return [item.strip() for item in text.split(";")] if text else []


def years_later(start: date, years: int) -> date:
    """The same day some years on; 29 February becomes 1 March."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def last_day_of(start: date, months: int) -> date:
    """The last day of a time of so many months that begins on this day."""
    count = start.month - 1 + months
    first = date(start.year + count // 12, count % 12 + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    ends = min(start.day, (following - first).days)
    return first.replace(day=ends) - timedelta(days=1)
