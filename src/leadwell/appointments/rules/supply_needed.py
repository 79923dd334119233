"""APT-16: Enough places for everyone in post who would not meet a draft, by the day it is to bind.

Need is people times the courses each lacks; supply is the places that are planned. Both are counted by the
month, so that a shortage is seen while there is time to plan more.
Source: house rule: the training supply needed to close it by a date, places per month against need.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil


@dataclass(frozen=True, slots=True)
class Supply:
    """Places per month that are needed and planned, over so many months, and how many are short."""

    need: int
    months: int
    per_month: int
    planned: int
    planned_per_month: int

    @property
    def short(self) -> int:
        """How many places too few are planned; nought where there are enough."""
        return max(self.need - self.planned, 0)


def supply_needed(
    *, lacking: Mapping[str, int], planned: Mapping[str, int], today: date, by_day: date
) -> Supply:
    """Places for every item that somebody lacks; `lacking` and `planned` are by the item's key. Planned
    places beyond what an item needs help nobody with another."""
    months = max(_months_between(today, by_day), 1)
    need = sum(lacking.values())
    useful = sum(min(planned.get(key, 0), count) for key, count in lacking.items())
    return Supply(need, months, ceil(need / months), useful, useful // months)


def _months_between(today: date, by_day: date) -> int:
    """Whole months, as a calendar counts them."""
    return (by_day.year - today.year) * 12 + by_day.month - today.month
