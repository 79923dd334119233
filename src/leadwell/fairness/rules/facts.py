"""The words of fairness: what is counted, what is worked out of it, and what may be printed.

    Funnel      a decision in stages: who was eligible, who reached each stage, who got it
    Indicator   one figure of one set: which counts, which two groups, which way round
    Tally       true counts of one line of one indicator at one organisation. Never leaves the worker
    Line        what a tally comes to: ratio or share, interval, test, in words. Never leaves the worker
    Shown       a line as it may be printed under a publication profile: what pages, sheets, PDFs and the
                open interface are made of

Counts are of people or of cases, never rounded before a division. A group is the code of a grouping of
`equality` ("white", "bme"); people who said nothing are "not-said", those nobody asked "not-asked".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from leadwell.reasons import Reason

# The row of everybody, of an indicator that has rows. The row "" holds those whose row nobody knows.
ALL = "all"
# The one group of an indicator that compares no groups, such as the share of posts filled openly.
EVERYONE = "everyone"
# Groups of people whose group is not known: in the whole of a share, never in a ratio.
NOT_KNOWN = ("not-said", "not-asked", "unknown")


class Kind(StrEnum):
    """How a figure is worked out from its counts."""

    SHARE = "share"  # group's part of a whole, in per cent, by row
    RATE = "rate"  # part of the first group, out of the whole of the same group, in per cent
    LIKELIHOOD = "likelihood"  # (part / whole of the first group) / (the same of the second)
    DIFFERENCE = "difference"  # per cent of one body less per cent of another, in points
    DISPARITY = "disparity"  # (first upper / first lower) / (second upper / second lower)
    SURVEY = "survey"  # published by the staff survey, never worked out here
    PAY_GAP = "pay-gap"  # the six statutory figures
    NARRATIVE = "narrative"  # said in words, with a grade where there is one


class Reading(StrEnum):
    """What a line says, in one of five ways."""

    ABOVE = "above"  # the interval lies above parity
    BELOW = "below"  # the interval lies below parity
    NO_DIFFERENCE = "no-difference"  # the interval holds parity: compatible with no difference
    NOT_CALCULABLE = "not-calculable"  # nothing to divide by
    WITHHELD = "withheld"  # too few people to say it


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a decision. Stages are numbered from 1 in their order. Of all but the first: what people
    were so many times as `likely` to do ("to be shortlisted"), and what they `did` ("were shortlisted")."""

    code: str
    title: str
    likely: str = ""
    did: str = ""


@dataclass(frozen=True, slots=True)
class Funnel:
    """A decision in stages, as its file declares it. `good` says that reaching the end is good for the
    person (an appointment) and not bad (a sanction). `source` is a source of cases that the star has.
    `noted_from` is the stage from which on anybody is noted, where that is not the first: whoever did not
    come so far is in no record, and no share of them is told."""

    code: str
    title: str
    about: str
    source: str
    stages: tuple[Stage, ...]
    good: bool
    deciders_known: bool
    groups: tuple[tuple[str, str], ...]  # (characteristic, grouping)
    split_by: tuple[str, ...]
    from_on: date
    until_on: date | None = None
    to_be_verified: tuple[str, ...] = ()
    noted_from: str = ""

    @property
    def first_noted(self) -> int:
        """The number of the first stage that is noted."""
        return self.number(self.noted_from) if self.noted_from else 1

    def number(self, stage: str) -> int:
        """The number of a stage, from 1. `ValueError` where there is no such stage."""
        return 1 + [one.code for one in self.stages].index(stage)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows of the star a count is of. `where` maps a column to the values it may have."""

    fact: str  # "staff", "step" or "pay"
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    funnel: str = ""
    reached: int = 0  # of a funnel: rows that came at least to this stage
    once: bool = False  # each human being once a year


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of one set in the years it holds for. `first` stands above the line, `second` below.
    `favours` says in words what a ratio above 1 means; `says` is the sentence of the figure, with {value}.

    Counts are always taken the same way. For each group, row and split: `part` is how many rows of the star
    the selection `part` takes, `whole` how many the selection `whole` takes. The kind says what is then
    worked out: see `work_out`."""

    code: str
    set: str
    number: str
    title: str
    asks: str
    kind: Kind
    characteristic: str = ""
    grouping: str = ""
    first: str = ""
    second: str = ""
    favours: str = ""
    says: str = ""
    part: Selection | None = None
    whole: Selection | None = None
    rows: str = ""  # a column of the star that gives a line each, or ""
    split_by: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)  # of a survey: what -> measure
    method: str = ""
    source: str = ""
    from_on: date = date(2015, 4, 1)
    until_on: date | None = None
    version: str = ""
    to_be_verified: tuple[str, ...] = ()
    order: int = 0

    @property
    def verified(self) -> bool:
        """Whether nothing about it is still to be verified."""
        return not self.to_be_verified

    @property
    def is_numbered(self) -> bool:
        """Whether its number is one that the standard gives. Some standards tell theirs apart by words."""
        return self.number[:1].isdigit()


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """Indicators that are published together. `totals` is for a set that is graded: each grade's lowest and
    highest sum. `kinds` are the kinds of organisation it is about; none named means every kind.
    `published` says that employers publish it as a return; others are for those who answer for a place."""

    code: str
    title: str
    about: str
    source: str
    order: int
    totals: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    to_be_verified: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    published: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What a definition may speak of. `columns`: by fact, the columns of the star and the values each may
    have, none named where any will do. `groupings`: the groups of each characteristic and grouping.
    `funnels`: the stages of each."""

    columns: Mapping[str, Mapping[str, Collection[str]]]
    groupings: Mapping[tuple[str, str], Collection[str]]
    funnels: Mapping[str, Sequence[str]]
    measures: Collection[str]
    sources: Collection[str]


@dataclass(frozen=True, slots=True)
class Count:
    """So many out of so many."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Tally:
    """True counts of one line of one indicator at one organisation, by group."""

    organisation_id: int
    indicator: str
    row: str
    split: str
    groups: Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class Line:
    """What a tally comes to. `value`, `low` and `high` are in the indicator's unit; None where it cannot
    be worked out. `high` may be None where nothing rules out any value above `low`."""

    organisation_id: int
    indicator: str
    row: str
    split: str
    first: Count | None
    second: Count | None
    unknown: Count
    value: float | None
    low: float | None
    high: float | None
    test: str
    p: float | None
    reading: Reading
    why_not: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """What a likelihood comes to when like is compared with like, level by level. `levels_differ_p` is the
    chance of levels as different as these, were they all the same."""

    organisation_id: int
    levels: int
    value: float | None
    low: float | None
    high: float | None
    p: float | None
    levels_differ_p: float | None


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group's counts as printed; None where a count is hidden."""

    group: str
    title: str
    part: int | None
    whole: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as it may be printed. Counts are rounded or hidden as the profile says; `value` comes from
    the unrounded counts, and is None where it is withheld or cannot be worked out. `declared` is the share
    of people whose group is known, in per cent."""

    indicator: str
    row: str
    row_title: str
    split: str
    first: ShownGroup | None
    second: ShownGroup | None
    value: float | None
    low: float | None
    high: float | None
    unit: str  # "ratio", "percent", "points", "pounds", "words"
    test: str
    p: float | None
    reading: Reading
    declared: float | None
    withheld: tuple[Reason, ...] = ()
