"""What a file says somebody completed, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from leadwell.reasons import Reason


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """One training one person completed."""

    line: int
    person_id: int
    title: str
    category: str = ""
    completed_on: date | None = None
    expires_on: date | None = None
    accredited: bool | None = None
    provider: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of the lines: every line is in exactly one of the four."""

    added: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()
    unchanged: frozenset[int] = frozenset()
    refused: tuple[tuple[int, Reason], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """An achievement as the gate asks for it: the item's key, from which day and until which day (the
    first on which it no longer counts; None for good), how we know, and the programme's code."""

    key: str
    from_on: date
    until_on: date | None
    source: str
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Achieving:
    """How somebody achieved something: what says so, and from when until when it counts."""

    source: str
    from_on: date
    until_on: date | None = None
    programme_id: int | None = None
    place_id: int | None = None
    prior_learning_id: int | None = None
    record_id: int | None = None
    statement_id: int | None = None


@dataclass(frozen=True, slots=True)
class TrackLine:
    """One line of who has which parts of the induction: kinds of organisation, words that stand in the
    job's name (none: any job), words that must not, and the most people the employer has."""

    track: str
    kinds: frozenset[str]
    jobs: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What somebody joined as: the kind of organisation, the job's name, how many people work there."""

    kind: str
    name: str
    people: int = 0


@dataclass(frozen=True, slots=True)
class Showing:
    """What an earlier record shows: words in its category or name, and the parts that are not asked
    again, by their codes or by how their codes begin."""

    words: tuple[str, ...]
    parts: frozenset[str] = frozenset()
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Spell:
    """How somebody's induction with one employer stands."""

    due_on: date
    finished_on: date | None = None
    until_on: date | None = None
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Doing:
    """A part of somebody's induction as it stands. Who signed, and who asks to, are human beings: all
    records of one are one number. `hats` are the parties the asker acts for."""

    person: int
    asker: int | None
    asked: bool = True
    over: bool = False
    exempt: bool = False
    said: bool = False
    complete: bool = False
    needs: frozenset[str] = frozenset()
    signed: Mapping[str, int] = field(default_factory=dict)
    hats: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LocalPart:
    """A part somebody wants to add for their own place."""

    national: bool
    title: str
    due_weeks: int
    minutes: int
    from_on: date
    same_title: bool = False
