"""The words of reports: where an indicator stands, and what is known of a return before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from leadwell.fairness.rules.facts import Reading, Shown

EXACT = "internal-exact"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one indicator stands: how its most telling lines read, which these are, and of how many. `alone`
    says that it is a share which is compared with nothing (FAR-63); `told` are all that it was read from;
    `by_chance` says that it lies to one side of parity as chance among many brings it there (FAR-90)."""

    indicator: str
    reading: Reading
    lines: tuple[Shown, ...]
    of: int
    alone: bool = False
    told: tuple[Shown, ...] = ()
    by_chance: bool = False


@dataclass(frozen=True, slots=True)
class Watched:
    """One row of one figure. `before` are the years before, oldest first; None where a year says nothing.
    `same` is alike for figures that count the same under several names; `new_each_year` says that it is of
    decisions, and not of who works here; `profile` is the form it is printed in."""

    set_code: str
    line: Shown
    before: tuple[Shown | None, ...] = ()
    same: str = ""
    new_each_year: bool = True
    profile: str = ""

    @property
    def years(self) -> tuple[Shown, ...]:
        """The years that say something, this one last."""
        return (*(each for each in self.before if each is not None), self.line)


@dataclass(frozen=True, slots=True)
class Finding:
    """What chance among so many would not bring. `running`: for how many years, this one among them, of
    the `years` that say something, and whether without a silent one between them; `few`: few people are
    counted; `named`: the indicators and rows that say this same thing."""

    watched: Watched
    p: float
    running: int
    without_gap: bool
    few: bool
    years: int
    named: frozenset[tuple[str, str]]

    @property
    def lasts(self) -> bool:
        """Whether it was so in an earlier year, too."""
        return self.running > 1


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found among so many comparisons; how many of them chance alone would put to one side of
    parity; and how many lie there."""

    looked: int
    chance: float
    away: int
    found: tuple[Finding, ...]

    def holds(self, line: Shown) -> bool:
        """Whether a line of everybody is among what was found."""
        return any((line.indicator, line.row) in one.named for one in self.found)

    def names(self, indicator: str) -> bool:
        """Whether an indicator is among what was found, in any row."""
        return any(indicator == code for one in self.found for code, _row in one.named)


@dataclass(frozen=True, slots=True)
class ToPublish:
    """What is known of a result before it becomes a return. `as_at` is the day it was counted on.
    `published_already`: another result of the same set and year is published. `for_everybody`: the set is one
    that employers publish."""

    lines: tuple[Shown, ...]
    ended_on: date
    as_at: date
    profile: str
    current: bool
    published_already: bool = False
    area: bool = False
    for_everybody: bool = True


class Change(StrEnum):
    """What two years say of each other."""

    UNKNOWN = "unknown"  # one of them is not shown
    CANNOT_TELL = "cannot-tell"
    NEARER = "nearer"  # to parity
    FURTHER = "further"
    OTHER_SIDE = "other-side"


@dataclass(frozen=True, slots=True)
class PublishedReturn:
    """A return as a list knows it."""

    number: int
    organisation_id: int
    set_code: str
    ended_on: date
    published_at: datetime
    withdrawn: bool
