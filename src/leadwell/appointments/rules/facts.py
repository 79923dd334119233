"""What a recruitment system says, and what the gate is asked and answers, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from leadwell.reasons import Reason
from leadwell.standards.rules.rule_tree import Period, Rule

STAGES = ("applied_on", "shortlisted_on", "interviewed_on", "offered_on", "appointed_on")


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """One application for one advert."""

    line: int
    person_id: int
    reference: str
    internal: bool | None = None
    from_abroad: bool | None = None
    applied_on: date | None = None
    shortlisted_on: date | None = None
    interviewed_on: date | None = None
    offered_on: date | None = None
    appointed_on: date | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class AdvertFacts:
    """One advert with its panel and its applications."""

    reference: str
    title: str
    band: str = ""
    staff_group: str = ""
    leads: bool = False
    advertised_on: date | None = None
    closed_on: date | None = None
    panel: tuple[int, ...] = ()
    applications: tuple[ApplicationFacts, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of the lines: every line is in exactly one of the four."""

    added: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()
    unchanged: frozenset[int] = frozenset()
    refused: tuple[tuple[int, Reason], ...] = ()


class Answer(StrEnum):
    """What the gate can answer."""

    MET = "met"
    MET_UNTIL = "met-until"
    WAIVED_UNTIL = "waived-until"
    NOT_MET = "not-met"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Demand:
    """What a level asks of whoever takes a post there. `version` is the framework's, as it is written
    ("core 1.0"). It binds from a day, unless it is on hold; until then it is explained and no more."""

    code: str
    title: str
    level: int
    rule: Rule
    staff_group: str = ""
    bites_on: date | None = None
    on_hold: bool = False
    because: str = ""
    version: str = ""
    version_id: int = 0

    def binds(self, on: date) -> bool:
        """Whether it stands in the way on a day."""
        return not self.on_hold and self.bites_on is not None and self.bites_on <= on


@dataclass(frozen=True, slots=True)
class Waived:
    """A waiver: at which level, in which organisation and, if it says so, for which post; from a day up
    to but not including another. One that was ended ends on that day."""

    level: int
    organisation_id: int
    from_on: date
    until_on: date
    post_id: int | None = None
    given_by: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether somebody may hold a post at this level from this day on. `held` is what they have and had,
    `names` what items are called, for the reasons."""

    level: int | None
    on: date
    demands: tuple[Demand, ...] = ()
    held: tuple[Period, ...] = ()
    waivers: tuple[Waived, ...] = ()
    staff_group: str = ""
    organisation_id: int = 0
    post_id: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gap:
    """A demand that is not met: the part of it that is left, and the sets of keys that would do."""

    demand: Demand
    left: Rule
    ways: tuple[frozenset[str], ...]
    binds: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate answers. `until` is the first day on which that is no longer so, if one is known.
    There are reasons exactly when the answer is no."""

    answer: Answer
    until: date | None = None
    gaps: tuple[Gap, ...] = ()
    reasons: tuple[Reason, ...] = ()
    versions: tuple[str, ...] = ()
    waiver: Waived | None = None

    @property
    def admits(self) -> bool:
        """Whether the post may be taken."""
        return self.answer is not Answer.NOT_MET


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a post somebody takes up, and on which days. `covers` says that they stand in for
    whoever holds it, or come when asked."""

    from_on: date
    until_on: date | None
    fte: Decimal | None
    covers: bool = False


@dataclass(frozen=True, slots=True)
class WaiverTerms:
    """What a waiver may be, from a day on: how many days at most."""

    from_on: date
    most_days: int


@dataclass(frozen=True, slots=True)
class WaiverAsked:
    """A waiver somebody is about to give. `person` and `giver` are all their records, `managers` all of
    those who hold the post above, `missing` what the gate says is missing."""

    person: frozenset[int]
    giver: frozenset[int]
    managers: frozenset[int]
    from_on: date
    until_on: date
    because: str
    plan: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class DatedRun:
    """A course taught once: its days, its free places, and what it is called."""

    title: str
    starts_on: date
    ends_on: date
    free: int
    where: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """An accredited course: what it covers, which courses come first, when it runs."""

    code: str
    title: str
    covers: frozenset[str]
    firsts: frozenset[str] = frozenset()
    runs: tuple[DatedRun, ...] = ()
    hours: int | None = None
    cost: Decimal | None = None
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One course of a route, with the run that gets there first; no run: no dates yet."""

    course: Course
    run: DatedRun | None


@dataclass(frozen=True, slots=True)
class Route:
    """Courses in the order they can be taken. `ends_on` is the last day of the last one, empty where a
    course has no dates. `uncovered` are the keys that no course covers."""

    steps: tuple[Step, ...] = ()
    ends_on: date | None = None
    uncovered: frozenset[str] = frozenset()

    @property
    def hours(self) -> int:
        """The whole workload, of those courses that say theirs."""
        return sum(step.course.hours or 0 for step in self.steps)

    @property
    def cost(self) -> Decimal:
        """What it all costs, of those courses that say so."""
        return sum((step.course.cost or Decimal(0) for step in self.steps), Decimal(0))
