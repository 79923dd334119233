"""What a recruitment system says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from leadwell.reasons import Reason

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
