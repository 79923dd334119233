"""Who stood where and when, as plain values. An end is the first day after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stood:
    """One human being in one post of one unit for a time. `unit` is "" where nobody said which."""

    human: int
    post: int
    organisation: int
    unit: str
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """One post reported to another for a time."""

    post: int
    to_post: int
    from_on: date
    until_on: date | None = None
