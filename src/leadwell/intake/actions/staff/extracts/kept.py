"""What became of the rows of an extract, in counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass
from typing import Protocol, TypeVar

from leadwell.reasons import Reason

Refused = tuple[int, Reason]
Facts = TypeVar("Facts")


class Noted(Protocol):
    """What an app says became of the lines it was handed."""

    @property
    def added(self) -> Sized: ...
    @property
    def changed(self) -> Sized: ...
    @property
    def unchanged(self) -> Sized: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """How many rows were new, changed something, or said nothing new."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def and_(self, noted: Noted) -> Kept:
        """With those of another place."""
        return Kept(
            self.added + len(noted.added),
            self.changed + len(noted.changed),
            self.unchanged + len(noted.unchanged),
        )


def by_place(rows: Iterable[tuple[int, Facts]], note: Callable[[int, list[Facts]], Noted]) -> Kept:
    """Each place's rows noted together, in counts."""
    found: dict[int, list[Facts]] = defaultdict(list)
    for place_id, one in rows:
        found[place_id].append(one)
    kept = Kept()
    for place_id, facts in found.items():
        kept = kept.and_(note(place_id, facts))
    return kept
