"""What became of the rows of an extract, in counts."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import Protocol

from leadwell.reasons import Reason

Refused = tuple[int, Reason]


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
