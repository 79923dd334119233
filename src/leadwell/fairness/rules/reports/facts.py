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
    says that it is a share which is compared with nothing (FAR-63)."""

    indicator: str
    reading: Reading
    lines: tuple[Shown, ...]
    of: int
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ToPublish:
    """What is known of a result before it becomes a return. `published_already`: another result of the
    same set and year is published. `for_everybody`: the set is one that employers publish."""

    lines: tuple[Shown, ...]
    ended_on: date
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
