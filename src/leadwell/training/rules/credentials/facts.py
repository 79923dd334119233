"""How a credential stands, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a credential since it was asked for."""

    signed: bool = True
    suspended: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Earned:
    """An achievement, as far as it decides about a credential."""

    source: str
    from_on: date
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """A key that is to sign: when it was replaced, if it was."""

    replaced_at: datetime | None = None
