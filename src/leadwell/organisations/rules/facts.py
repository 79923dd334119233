"""What a file says about organisations, as plain values for rules and actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from leadwell.reasons import Reason


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """One organisation as one row of one file describes it. Empty text means the file does not say.

    Facts without a name only place an organisation that another row points at: they add it when it
    is unknown and never describe it. A source that does not tell which organisations are closed says
    so, lest an empty date be read as "open".
    """

    line: int
    code: str
    name: str
    kind: str
    sector: str
    parent_code: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    town: str = ""
    postcode: str = ""
    address: str = ""
    area: str = ""
    other_codes: tuple[tuple[str, str], ...] = ()  # (scheme, code)
    made_up: bool = False
    tells_closing: bool = True


@dataclass(frozen=True, slots=True)
class SuccessionFacts:
    """One organisation's work went on in another."""

    line: int
    old_code: str
    new_code: str
    on: date | None


@dataclass(frozen=True, slots=True)
class AliasFacts:
    """Other names an organisation is known by."""

    line: int
    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """A practice in a network, or in the area of a commissioner."""

    line: int
    member_code: str
    group_code: str
    from_on: date | None
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that could not be noted, and why."""

    line: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of the lines of one batch: every line is in exactly one of the four."""

    added: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()
    unchanged: frozenset[int] = frozenset()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Reviewed word lists: spellings of one word, words that carry no meaning, words of topics."""

    same: Mapping[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    filler: frozenset[str] = frozenset()
    topics: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody typed: the words that may name a place, and the topic they asked about.

    `topic` is the slug of a measure, or empty.
    """

    place_words: str
    topic: str = ""


# What a search may be narrowed to. The country is one; earlier organisations are only codes.
SECTORS_TO_FIND = (
    "nhs-trust",
    "icb",
    "primary-care",
    "social-care",
    "independent",
    "national",
    "unknown",
)
KINDS_TO_FIND = (
    "trust",
    "site",
    "icb",
    "region",
    "commissioner",
    "practice",
    "pcn",
    "prescriber",
    "care-provider",
    "care-location",
    "support-unit",
    "social-enterprise",
    "national-body",
    "employer",
)


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What is said about a post, by a file or by hand. Empty text means nothing is said.

    `leads` says that whoever holds it leads people, `board` that it is a seat on the board; `votes`
    and `executive` say of such a seat whether it has a vote and is an executive's, None where nobody said.
    """

    title: str
    unit: str = ""
    staff_group: str = ""
    job_role: str = ""
    band: str = ""
    pay_scale: str = ""
    leads: bool = False
    board: bool = False
    votes: bool | None = None
    executive: bool | None = None


def _standing(facts: PostFacts) -> tuple[object, ...]:
    """What decides a post's level."""
    return facts.band, facts.job_role, facts.leads, facts.board


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody is about to hold a post, as it is described here, from a day on: what the gate to a post
    with a level is asked. `was` and `was_level` are the post they hold until then, where it is the same
    one described anew."""

    person_id: int
    post_id: int
    organisation_id: int
    path: str
    facts: PostFacts
    level: int | None
    from_on: date
    until_on: date | None = None
    fte: Decimal | None = None
    kind: str = ""
    was: PostFacts | None = None
    was_level: int | None = None

    @property
    def goes_on(self) -> bool:
        """Whether they have this level already: a better title, or other hours, is no new post."""
        return self.was is not None and (
            self.was_level == self.level or _standing(self.was) == _standing(self.facts)
        )


@dataclass(frozen=True, slots=True)
class Admitted:
    """What the gate answered: what stands in the way, or under which rules and framework versions
    somebody may begin, and what it said in a word. `remember` keeps that it was asked and what it said."""

    in_the_way: tuple[Reason, ...] = ()
    answer: str = ""
    rules: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    remember: Callable[[], None] = field(default=lambda: None, compare=False)


Gate = Callable[[Entry], Admitted]


@dataclass(frozen=True, slots=True)
class ChartPost:
    """One post of a published organisation chart: whoever holds it is not named there. `held` is
    False where the chart says that nobody does."""

    line: int
    number: str
    title: str
    unit: str = ""
    band: str = ""
    staff_group: str = ""
    reports_to: str = ""
    fte: Decimal | None = None
    held: bool | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days from one up to but not including another; without an end it goes on."""

    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a post stands: its level of the standards, if it has one, and whether it leads people."""

    level: int | None
    leads: bool


@dataclass(frozen=True, slots=True)
class LevelMapping:
    """Which band and which job role stands where, from a day on; all keys without capitals."""

    name: str
    from_on: date
    bands: Mapping[str, Standing]
    job_roles: Mapping[str, Standing]
    board: Standing
