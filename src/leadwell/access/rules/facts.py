"""What the rules about access are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AskedGrant:
    """A role somebody asks to give. `until_on` is the first day without it; None means no end."""

    role: str
    person_id: int
    place_path: str
    place_kind: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """A time at which a role is already held, in days. `until_on` is the first day without it."""

    from_on: date
    until_on: date | None
