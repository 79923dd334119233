"""Programmes, accreditations and runs as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """What somebody says of a programme they keep. `covers` are the keys of the items it teaches, `first`
    the codes of the programmes that come before it, `rule` who may apply, as a tree."""

    code: str
    title: str
    kind: str
    from_on: date
    until_on: date | None = None
    about: str = ""
    criteria: str = ""
    rule: Mapping[str, Any] | None = None
    level: int | None = None
    mode: str = "blended"
    hours: int | None = None
    weeks: int | None = None
    cost: Decimal | None = None
    valid_months: int | None = None
    covers: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class AccreditationFacts:
    """Where an accreditation stands: who asked, whether it was decided, and from when until when it holds."""

    open: bool
    from_on: date | None = None
    until_on: date | None = None
    withdrawn_on: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether it counts on a day."""
        begun = self.from_on is not None and self.from_on <= day
        ends = [each for each in (self.until_on, self.withdrawn_on) if each]
        return begun and all(day < each for each in ends)


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What somebody says of a run: when, where, for how many, and at what price."""

    code: str
    title: str
    starts_on: date
    ends_on: date
    places: int
    mode: str = "blended"
    where: str = ""
    region: str = ""
    cost: Decimal | None = None
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammeState:
    """Whether a programme takes anybody for now."""

    from_on: date
    until_on: date | None = None
    on_hold: bool = False
    on_hold_because: str = ""


@dataclass(frozen=True, slots=True)
class RunState:
    """What became of a run so far."""

    starts_on: date
    ends_on: date
    cancelled: bool = False
    by_draw: bool = False
    places: int = 0
    taken: int = 0
