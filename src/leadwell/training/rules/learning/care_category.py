"""TRN-82: A pass is written to a care employer's training file where dated data name its category.

Source: house rule; the categories are those of the Adult Social Care Workforce Data Set
(definitions/completions_*.yaml).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def care_category(*, code: str, kind: str, level: int | None, told: Mapping[str, Any]) -> str:
    """The category as a training record keeps it ("asc:11"); empty where none is named. A course of one of
    the levels is about leading and managing."""
    number = told["programmes"].get(code) or told["kinds"].get(kind)
    if number is None and level is not None:
        number = told["with_a_level"]
    return f"asc:{number}" if number is not None else ""
