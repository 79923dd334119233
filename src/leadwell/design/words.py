"""Dates and numbers as people read them, in the reader's language."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup, escape

MONTHS = (
    gettext_lazy("January"),
    gettext_lazy("February"),
    gettext_lazy("March"),
    gettext_lazy("April"),
    gettext_lazy("May"),
    gettext_lazy("June"),
    gettext_lazy("July"),
    gettext_lazy("August"),
    gettext_lazy("September"),
    gettext_lazy("October"),
    gettext_lazy("November"),
    gettext_lazy("December"),
)
MINUS = "\N{MINUS SIGN}"


def day(value: date | None) -> str:
    """12 March 2026. A moment is shown on the day it was in London; nothing gives nothing."""
    if value is None:
        return ""
    on = _on(value)
    return _("{day} {month} {year}").format(day=on.day, month=MONTHS[on.month - 1], year=on.year)


def month(value: date | None) -> str:
    """June 2024."""
    if value is None:
        return ""
    on = _on(value)
    return _("{month} {year}").format(month=MONTHS[on.month - 1], year=on.year)


def short_month(value: date) -> str:
    """Jun 24: for the axis of a chart only."""
    return f"{str(MONTHS[value.month - 1])[:3]} {value.year % 100:02d}"


def moment(value: datetime) -> str:
    """12 March 2026 at 09:05."""
    at = localtime(value) if is_aware(value) else value
    return _("{day} at {time}").format(day=day(at), time=f"{at:%H:%M}")


def number(value: float | None, decimals: int = 0) -> str:
    """Thousands with commas, a real minus sign: −12,345."""
    return "" if value is None else f"{value:,.{decimals}f}".replace("-", MINUS)


def percent(value: float | None, decimals: int = 1) -> str:
    """A percentage given as 0 to 100, with one decimal: 10.1%."""
    return "" if value is None else f"{number(value, decimals)}%"


def signed(value: float | None, decimals: int = 1) -> str:
    """A difference, its direction always written: +1.2 or −0.4."""
    if value is None:
        return ""
    rounded = round(value, decimals)
    if rounded == 0:
        return number(0, decimals)
    return f"+{number(rounded, decimals)}" if rounded > 0 else number(rounded, decimals)


def data(value: Any) -> Markup:
    """Words that came from a file or a person: shown as they are, never translated."""
    return Markup('<span translate="no">{}</span>').format(escape(value))


def _on(value: date) -> date:
    if isinstance(value, datetime):
        return (localtime(value) if is_aware(value) else value).date()
    return value


FILTERS = {
    "day": day,
    "month": month,
    "moment": moment,
    "number": number,
    "percent": percent,
    "signed": signed,
    "data": data,
}
