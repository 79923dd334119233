"""Single cells: dates, numbers and codes as published files write them.

Each function raises `ValueError` for anything else. Dates repeat a great deal in a file,
so they are remembered.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_DIGITS = re.compile(r"[0-9]+").fullmatch
_WHOLE = re.compile(r"-?[0-9]{1,18}(?:\.0+)?").fullmatch
_DECIMAL = re.compile(r"-?(?:[0-9]{1,15}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,2})?")
_TEN_YEARS = timedelta(days=3653)
_is_decimal = _DECIMAL.fullmatch


# Three or more capital letters and digits. Codes are opaque: nothing more is asked.
is_code = re.compile(r"[A-Z0-9]{3,12}").fullmatch


@lru_cache(maxsize=50_000)
def compact_day(text: str) -> date:
    """`20240401` as a date."""
    if len(text) != 8 or not _DIGITS(text):
        raise ValueError
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


@lru_cache(maxsize=50_000)
def british_day(text: str) -> date:
    """`01/04/2024` as a date."""
    if len(text) != 10 or text[2] != "/" or text[5] != "/":
        raise ValueError
    return _day(text[6:], text[3:5], text[:2])


@lru_cache(maxsize=50_000)
def iso_day(text: str) -> date:
    """`2024-04-01` as a date."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError
    return _day(text[:4], text[5:7], text[8:])


def either_day(text: str) -> date:
    """`2024-04-01` or `01/04/2024`: some copies have been through a spreadsheet."""
    return british_day(text) if "/" in text else iso_day(text)


def month_end(text: str) -> date:
    """The last day of the month written `202510`."""
    if len(text) != 6 or not _DIGITS(text):
        raise ValueError
    year, month = int(text[:4]), int(text[4:])
    if not 1 <= month <= 12 or year < 1:
        raise ValueError
    return date(year, month, monthrange(year, month)[1])


def whole(text: str) -> int:
    """A whole number. `12.0` counts: spreadsheets write it so."""
    if not _WHOLE(text):
        raise ValueError
    return int(text.partition(".")[0])


def decimal(text: str) -> Decimal:
    """A plain decimal number, kept exactly as published. Never infinite, never NaN."""
    if not _is_decimal(text):
        raise ValueError
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern above lets nothing through
        raise ValueError from None


def latest(days: Iterable[date]) -> date | None:
    """The latest day, unless it lies ten years beyond all others: that is a slip of the pen."""
    inorder = sorted(set(days), reverse=True)
    if len(inorder) > 2 and inorder[0] - inorder[1] > _TEN_YEARS:
        return inorder[1]
    return inorder[0] if inorder else None


def _day(year: str, month: str, day: str) -> date:
    if not (_DIGITS(year) and _DIGITS(month) and _DIGITS(day)):
        raise ValueError
    return date(int(year), int(month), int(day))
