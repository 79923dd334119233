"""Rounds, applications and places as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

# Facts that the law protects, and facts that it does not.
PROTECTED = frozenset(
    {"age", "disability", "ethnicity", "gender-reassignment", "marriage", "pregnancy", "race", "religion",
     "sex", "sexual-orientation"}
)  # fmt: skip
FACTS = ("sector", "region", "small-employer", "first-place")


@dataclass(frozen=True, slots=True)
class ReserveFacts:
    """Places that go first to people with a fact. `basis` and `until_on` only for protected facts."""

    run: str
    label: str
    fact: str
    value: str
    places: int
    basis: str = ""
    until_on: date | None = None

    @property
    def name(self) -> str:
        """As it stands in the terms: "sector:social-care"."""
        return f"{self.fact}:{self.value}"


@dataclass(frozen=True, slots=True)
class CohortFacts:
    """A run as a round sees it."""

    code: str
    starts_on: date
    places: int
    in_another_round: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What somebody says of a round they open."""

    draw: str
    title: str
    opens_at: datetime
    closes_at: datetime
    public_at: datetime
    public_source: str
    criteria: str
    runs: tuple[str, ...]
    reserves: tuple[ReserveFacts, ...] = ()
    reserves_first: bool = True
    most_choices: int = 10
    answer_days: int = 14
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class RoundState:
    """Where a round stands."""

    opens_at: datetime
    closes_at: datetime
    public_at: datetime
    root: str = ""
    drawn: bool = False
    voided: bool = False
    most_choices: int = 10
    runs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlaceState:
    """Where a place stands, and the run it is on."""

    answer_by: datetime | None
    starts_on: date
    accepted: bool = False
    over: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseState:
    """Where the question stands whether an employer lets somebody go."""

    decided: bool = False
    granted: bool = False
    appealed: bool = False
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Admitted:
    """How far one cohort got, as it is told to somebody whom it did not admit. `up_to` is the largest
    number admitted, shortened; empty where the cohort had no places."""

    cohort: str
    up_to: str


@dataclass(frozen=True, slots=True)
class Turned:
    """Somebody without a place: their number, shortened, and how far each cohort they chose got."""

    number: str
    cohorts: tuple[Admitted, ...] = field(default=())
