"""What the rules of the front door are told, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing to do. Each has words and a door in `pages.py`."""

    ROLE_ENDS = "role-ends"
    ADD_SECOND_STEP = "add-second-step"
    GRANTS_END = "grants-end"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role somebody holds. `until_on` is the first day without it."""

    role: str
    place: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do: its kind, and what its sentence needs."""

    kind: Kind
    due_on: date | None = None
    role: str = ""
    place: str = ""
    count: int = 0
