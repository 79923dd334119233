"""The frameworks that come with the programme, from `definitions/`. Identifiers never change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml

from leadwell.standards.rules.facts import ItemFacts

FOLDER = Path(__file__).resolve().parents[1] / "definitions"
# Every identifier we ship is made from this one and a name, so that every home has the same.
OURS = UUID("6f0d6c8e-2d52-5f0a-9d0e-6b7a54a1c3f1")
LETTERS = "abcdefghij"


@dataclass(frozen=True, slots=True)
class ShippedVersion:
    """One version as its file says it. `items` come in order, each after its parent."""

    slug: str
    number: str
    framework: Mapping[str, Any]
    said: Mapping[str, Any]
    items: tuple[ItemFacts, ...]

    @property
    def identifier(self) -> UUID:
        """The identifier of its document."""
        return identifier_of(self.slug, self.number)

    def of(self, *what: str) -> UUID:
        """The identifier of something in it."""
        return identifier_of(self.slug, self.number, *what)


def identifier_of(*names: str) -> UUID:
    """Always the same for the same names."""
    return uuid5(OURS, "/".join(names))


@cache
def shipped_versions() -> tuple[ShippedVersion, ...]:
    """Every version we ship, the core framework first: others link to it."""
    found = [version for path in sorted(FOLDER.glob("*.yaml")) for version in _read(path)]
    return tuple(sorted(found, key=lambda one: (one.slug != "core", one.slug, one.number)))


def _read(path: Path) -> Iterator[ShippedVersion]:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    for version in said["versions"]:
        items = tuple(_items(said["slug"], version["items"]))
        yield ShippedVersion(said["slug"], version["number"], said, version, items)


def _items(slug: str, rows: list[Mapping[str, Any]], parent: str = "") -> Iterator[ItemFacts]:
    for row in rows:
        key = f"{slug}:{row['code']}"
        yield ItemFacts(
            key=key,
            kind=row["kind"],
            code=row["code"],
            short=row["short"],
            statement=row.get("says", row["short"]),
            level=row.get("level"),
            parent=parent,
        )
        yield from _behaviours(row, key)
        yield from _items(slug, row.get("items", []), key)


def _behaviours(row: Mapping[str, Any], parent: str) -> Iterator[ItemFacts]:
    for letter, says in zip(LETTERS, row.get("behaviours", []), strict=False):
        yield ItemFacts(
            key=f"{parent}.{letter}",
            kind="behaviour",
            code=f"{row['code']}.{letter}",
            short="",
            statement=says,
            level=row.get("level"),
            parent=parent,
        )
