"""The two boxes Django has no name for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms


class SearchInput(forms.TextInput):
    """A search box."""

    input_type = "search"


class DayInput(forms.MultiWidget):
    """Three boxes: day, month, year."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        parts = dict.fromkeys(("day", "month", "year"), forms.TextInput)
        super().__init__(parts, dict(attrs or {}))  # type: ignore[arg-type]  # a mapping is allowed

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]
