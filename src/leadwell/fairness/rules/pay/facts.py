"""The words of pay gaps.

PayFacts   what a file says one person earned on a snapshot day. Seen by nobody
Body       the pay of one group of people in one organisation, as arrays. Never leaves the worker
Gap        one figure, or why there is none
Quarters   how many of each group are in each quarter of the pay list
Bodies     the pay of both groups, and of everybody else
Comparison the exact lines of two groups, and their pay. Never leaves the worker
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from leadwell.fairness.rules.facts import Line
from leadwell.reasons import Reason

Floats = NDArray[np.float64]
MEAN, MEDIAN = "mean", "median"
GAPS = ("mean-hourly", "median-hourly", "mean-bonus", "median-bonus")
BONUS_SHARES = ("bonus-first", "bonus-second")
QUARTERS = ("lower", "lower-middle", "upper-middle", "upper")
ROWS = (*GAPS, *BONUS_SHARES, *QUARTERS)
ALL = "all"
GROUPS = ("first", "second")


@dataclass(frozen=True, slots=True)
class PayFacts:
    """What one row of a pay file says. `hourly` is None for somebody on unpaid leave that day."""

    line: int
    person_id: int
    as_at: date
    hourly: Decimal | None
    bonus: Decimal | None = None
    full_pay: bool = True


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of the lines: every line is in exactly one of the four."""

    added: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()
    unchanged: frozenset[int] = frozenset()
    refused: tuple[tuple[int, Reason], ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """Who must publish by when, for one snapshot day of the year. Days are (month, day)."""

    code: str
    sectors: frozenset[str]
    employees: int
    snapshot: tuple[int, int]
    publish_by: tuple[int, int]
    from_on: date


@dataclass(frozen=True, slots=True)
class PayTerms:
    """What pay can be believed, in pounds, and the duties in force. `remainder` says which quarters the
    people left over go to, by how many there are."""

    from_on: date
    least_hourly: Decimal
    most_hourly: Decimal
    most_bonus: Decimal
    duties: tuple[Duty, ...]
    remainder: tuple[tuple[int, tuple[str, ...]], ...]
    to_be_verified: tuple[str, ...] = ()

    def duties_of(self, sector: str) -> tuple[Duty, ...]:
        """The duties an organisation of this sector may be under. Where it cannot be told, all."""
        return tuple(duty for duty in self.duties if sector in duty.sectors) or self.duties


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The pay of a group in one organisation: hourly pay of those on full pay; and, of everybody employed
    there, the bonus, nought for none."""

    hourly: Floats
    bonus: Floats

    @property
    def bonuses(self) -> Floats:
        """The bonuses of those who were paid one."""
        return self.bonus[self.bonus > 0]


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """The pay of the groups of one comparison in one organisation."""

    first: Body
    second: Body
    unknown: Body


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """The exact lines of an indicator, and the pay of its two groups."""

    code: str
    lines: Sequence[Line]
    first: Body
    second: Body


@dataclass(frozen=True, slots=True)
class Gap:
    """(first - second) / first in per cent: below nought where the second group earns more. None where
    there is nothing to compare; the reasons say why."""

    value: float | None
    why_not: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Quarters:
    """Head-counts by quarter, lowest pay first, in the order of `QUARTERS`: of the first group and of the
    second. `tied` are the quarters whose lowest pay is also the highest of the quarter beneath."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    tied: tuple[str, ...] = ()

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many people each quarter has."""
        return tuple(a + b for a, b in zip(self.first, self.second, strict=True))


@dataclass(frozen=True, slots=True)
class Due:
    """By when an employer must publish a pay gap, and by how many days it is late."""

    publish_by: date
    days_late: int


def behind_row(row: str) -> tuple[str, ...]:
    """The head-counts that a share is worked out from, or that a gap says something about."""
    if row in QUARTERS:
        return (f"{row}:first", f"{row}:second", f"{row}:{ALL}")
    if row in BONUS_SHARES:
        name = row.removeprefix("bonus-")
        return (f"bonus:{name}", f"everybody:{name}")
    return ("full:first", "full:second") if "hourly" in row else ("bonus:first", "bonus:second")
