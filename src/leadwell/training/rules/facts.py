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
