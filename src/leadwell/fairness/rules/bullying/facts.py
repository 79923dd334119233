"""The words of what bullying costs.

Study      what was published, and how much of it can be worked out again
Inputs     what one organisation puts in
Range      the least and the most an amount can be; never a single number
Component  one of the six parts of the cost, and how it was come by
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

PUBLISHED_METHOD, EXCESS_ONLY = "published", "excess"
METHODS = (PUBLISHED_METHOD, EXCESS_ONLY)


class Part(StrEnum):
    """The six parts, in the order of the study."""

    SICKNESS = "sickness"
    COVER = "cover"
    TURNOVER = "turnover"
    PRODUCTIVITY = "productivity"
    PRESENTEEISM = "presenteeism"
    RELATIONS = "relations"


class How(StrEnum):
    """How an amount was come by: what a reader has to know before trusting it."""

    PUBLISHED = "published"  # taken from the study
    WORKED_OUT = "worked-out"  # from your own numbers
    INFERRED = "inferred"  # by a rule we inferred from the published amounts
    SCALED = "scaled"  # the published total, by head: how it was made is not known


@dataclass(frozen=True, slots=True)
class Range:
    """From the least to the most."""

    low: float
    high: float

    def times(self, factor: float) -> Range:
        """Both ends times a factor above nought."""
        return Range(self.low * factor, self.high * factor)

    def plus(self, other: Range) -> Range:
        """Both ends added: low where both are low."""
        return Range(self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class Study:
    """The published estimate. Amounts are in pounds; shares are in per cent."""

    from_on: date
    title: str
    authors: str
    source: str
    prices: str
    components: Mapping[Part, float]
    total: float
    headcount: int
    prevalence: float
    mean_days: float
    extra_days: float
    more_absence: float
    daily_pay: float
    cover_rate: float
    presenteeism_of_absence: float
    days_in_the_amount: float
    case_cost: float
    case_cost_source: str
    working_days: int
    to_be_verified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What an organisation puts in. `bullied` is the share of staff bullied by staff, from and to, in per
    cent; `more_absence` how much more they are absent than others, in per cent; `prices` how much prices
    have risen since the study, in per cent. Without leavers or cases of its own, those parts are scaled."""

    headcount: int
    daily_pay: float
    bullied_from: float
    bullied_to: float
    mean_days: float
    more_absence: float
    cover_rate: float
    prices: float = 0.0
    leavers: int | None = None
    replacing: float | None = None
    weeks_lost: float | None = None
    cases: int | None = None
    case_cost: float | None = None

    def plain(self) -> dict[str, float | int | None]:
        """The inputs by name, to be kept."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class Absence:
    """Working days absent in a year: of those who are bullied and of the others."""

    bullied: float
    others: float


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the cost, in pounds a year."""

    part: Part
    amount: Range
    how: How


@dataclass(frozen=True, slots=True)
class Estimate:
    """What bullying costs in a year by one method, part by part, in pounds."""

    method: str
    components: tuple[Component, ...]

    @property
    def total(self) -> Range:
        """All parts: where all are low, and where all are high."""
        found = Range(0.0, 0.0)
        for component in self.components:
            found = found.plus(component.amount)
        return found

    def of(self, part: Part) -> Component:
        """One of the parts."""
        return next(one for one in self.components if one.part is part)
