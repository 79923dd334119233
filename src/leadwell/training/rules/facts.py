"""What a file says somebody completed, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
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
