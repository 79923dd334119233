"""A published figure and where it was published, as plain values for rules and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """One edition of one publication, and the digest of the file it came in."""

    kind: str
    edition: str
    publisher: str
    licence: str
    as_at: date | None
    digest: str


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """One figure as one row of one file gives it. A suppressed figure has no value and no counts."""

    line: int
    measure: str
    organisation_code: str
    began_on: date
    ended_on: date
    value: float | None
    breakdown: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    base: int | None = None
    label: str = ""
    peer_group: str = ""
    suppressed: bool = False
