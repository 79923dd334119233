"""What a file says of a decision about one person, as plain values.

CaseFacts   one row: whose decision it was, how far it came and when, and who decided
Codes       the codes an organisation's files may use for bands and staff groups
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One decision about one person. `days` has a day, or None, for each stage in the funnel's order;
    days of stages that the funnel does not have may follow. `deciders` are people's numbers."""

    line: int
    person_id: int
    funnel: str
    reference: str
    days: tuple[date | None, ...]
    band: str = ""
    staff_group: str = ""
    openly: bool | None = None
    deciders: tuple[int, ...] = ()

    @property
    def began_on(self) -> date:
        """The first day of any stage. `ValueError` where there is none."""
        return min(day for day in self.days if day)

    @property
    def reached(self) -> int:
        """The number of the last stage that has a day, from 1; 0 where none has."""
        return max((number for number, day in enumerate(self.days, start=1) if day), default=0)


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes as `plainly` writes them."""

    bands: AbstractSet[str]
    staff_groups: AbstractSet[str]


def plainly(code: str) -> str:
    """A code as it is compared: small letters, one space between words, no "band" before it."""
    return " ".join(code.replace("-", " ").split()).casefold().removeprefix("band ")
