"""The words of acting on a figure: plans, objectives of board members, packs of evidence, grades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """A plan as it stands. `expects` is the value the figure is expected to have by `by_on`."""

    indicator: str
    what: str
    who: str
    by_on: date | None
    expects: float | None
    expects_words: str = ""
    done_on: date | None = None
    came_of_it: str = ""
    ended: bool = False

    @property
    def running(self) -> bool:
        """Whether something is still to be done."""
        return self.done_on is None and not self.ended


@dataclass(frozen=True, slots=True)
class Then:
    """The figure of a plan: what it was when the plan was made, and what it is now with its interval.
    None where it is not shown, or where there was none."""

    before: float | None = None
    now: float | None = None
    low: float | None = None
    high: float | None = None
    ended_on: date | None = None  # the last day of the year `now` is of


@dataclass(frozen=True, slots=True)
class ObjectiveSaid:
    """An objective of a member of a board, before it is kept."""

    says: str
    indicator: str
    by_on: date


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a regulator looks for, in our words, and which figures speak to it: a set, and codes of
    it, or the whole set where none is named."""

    code: str
    title: str
    asks: str
    figures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Framework:
    """What a regulator looks for, from a day until a day."""

    code: str
    title: str
    version: str
    from_on: date
    until_on: date | None
    source: str
    statements: tuple[Statement, ...]
    to_be_verified: tuple[str, ...] = ()

    def on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True, slots=True)
class PackAsked:
    """A pack before it is opened."""

    statements: tuple[str, ...]
    because: str
    days: int


@dataclass(frozen=True, slots=True)
class PackTerms:
    """How long a pack stays open at most, how many people one note of staff spoken to can be about, and how
    many it takes to say whether they were like the staff; in force since a day."""

    from_on: date
    most_days: int
    most_spoken_to: int
    fewest_to_compare: int


@dataclass(frozen=True, slots=True)
class Mix:
    """So many people by group. `not_known`: nobody asked them, or they did not say."""

    white: int = 0
    bme: int = 0
    not_known: int = 0

    @property
    def known(self) -> int:
        """How many are known to be of either group."""
        return self.white + self.bme

    @property
    def everybody(self) -> int:
        """All of them."""
        return self.known + self.not_known


@dataclass(frozen=True, slots=True)
class SpokenSaid:
    """Whom an inspector spoke to, before it is kept."""

    on: date
    where_at: str
    mix: Mix


@dataclass(frozen=True, slots=True)
class Rating:
    """What grades come to. `rating` is None until every outcome has its grade. `given`: how many have."""

    total: int
    given: int
    of: int
    rating: str | None


@dataclass(frozen=True, slots=True)
class Duty:
    """What is known of an organisation under the equality duty."""

    employees: int
    objective_on: date | None  # the day of the latest measurable objective
    published_on: date | None  # the day of the latest published return


@dataclass(frozen=True, slots=True)
class DutyTerms:
    """What the duty asks, in force since a day."""

    from_on: date
    objective_years: int
    publish_days: int
    employees: int
    source: str
    to_be_verified: tuple[str, ...] = ()
