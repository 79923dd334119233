"""A published figure and where it was published, as plain values for rules and actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

# The breakdown of a figure that an area has beside its own: a board employs people, and it is also
# the place where others do.
WHOLE_AREA = "Whole area"


class Unit(StrEnum):
    """What a value is counted in."""

    PERCENT = "percent"
    SCORE = "score"
    RATE = "rate"
    RATIO = "ratio"
    COUNT = "count"
    RATING = "rating"
    PER_HUNDRED = "per-hundred"


class Good(StrEnum):
    """Which way is better, if either is."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Frequency(StrEnum):
    """How often a measure is published."""

    ANNUAL = "annual"
    MONTHLY = "monthly"
    IRREGULAR = "irregular"


class How(StrEnum):
    """A way to make one figure of several."""

    POOL = "pool"
    ADD = "add"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a measure means, as its definition says. `answers` tells how to make a share of a
    survey question's answers: `sum_of` or `all_but`, and their words."""

    slug: str
    title: str
    question: str
    unit: Unit
    good: Good
    source: str
    frequency: Frequency
    numerator: str
    denominator: str
    how: str
    method_note: str
    disclosure: str
    question_id: str = ""
    interval: str = "none"
    bounds: tuple[float, float] | None = None
    part_of: str = ""
    total: str = ""
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    begins_on: date | None = None
    ends_on: date | None = None
    to_be_verified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """One edition of one publication, and the digest of the file it came in."""

    kind: str
    edition: str
    publisher: str
    licence: str
    as_at: date | None
    digest: str


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """One figure as one row of one file gives it. A suppressed figure has no value and no counts."""

    line: int
    measure: str
    organisation_code: str
    began_on: date
    ended_on: date
    value: float | None
    breakdown: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    base: int | None = None
    label: str = ""
    peer_group: str = ""
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One of several figures that somebody wants to make one of. `name` is the part of the whole it
    speaks of, such as a staff group; `base` how many people answered."""

    name: str
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    base: int | None = None
    suppressed: bool = False

    @property
    def has_counts(self) -> bool:
        """Whether there is something to pool: both counts, or a value and how many answered."""
        counts = self.numerator is not None and self.denominator is not None
        return counts or (self.value is not None and self.base is not None)
