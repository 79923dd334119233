"""What the rules about people are told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a person, as the rules about joining need to know it. `others` is how many
    records were joined to it."""

    number: int
    joined_to: int | None = None
    others: int = 0
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class OpenClaims:
    """What somebody has claimed already: how many wait, how many were made in the last day, and
    whether this very one waits."""

    waiting: int = 0
    in_a_day: int = 0
    same: bool = False


@dataclass(frozen=True, slots=True)
class AskedClaim:
    """A claim that waits for an answer. `leads_to` is the record its number leads to, if any."""

    leads_to: int | None = None
    decided: bool = False
