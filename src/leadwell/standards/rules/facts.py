"""What the standards say, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class RequirementFacts:
    """What must be met to take a post at a level. `rule` is the tree as it is kept; before `bites_on`,
    and while it is on hold, it explains and does not refuse. `staff_group` is empty for everybody."""

    framework: str
    version: str
    version_id: int
    code: str
    title: str
    level: int
    rule: Mapping[str, Any]
    staff_group: str = ""
    bites_on: date | None = None
    on_hold: bool = False
    because: str = ""

    def binds_on(self, day: date) -> bool:
        """Whether it refuses on a day, and does not only explain."""
        return not self.on_hold and self.bites_on is not None and self.bites_on <= day


@dataclass(frozen=True, slots=True)
class LevelFacts:
    """One level: its number, what it is called, and what it is, in a sentence."""

    number: int
    name: str
    says: str
    key: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its name, and what is said of it, if anything."""

    key: str
    name: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class ValuesShown:
    """The one set of values: the same wherever values are shown. `framework` and `version` say which
    page it stands on, `source` where the names come from."""

    framework: str
    version: str
    title: str
    publisher: str
    source: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item, as two versions are held beside each other by it."""

    key: str
    kind: str
    code: str
    short: str
    statement: str
    level: int | None = None
    parent: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One item in two versions: as it was, and as it is. One of them is empty where it was added or
    removed."""

    key: str
    before: ItemFacts | None
    after: ItemFacts | None

    @property
    def kind(self) -> str:
        """One word: added, removed, changed or same."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "same" if self.before == self.after else "changed"
