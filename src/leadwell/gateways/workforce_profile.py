"""The layouts of staff files: what each column is, read from one definition each. The first is the
workforce profile; applications for posts and completed training are laid out in the same way.

Everything else is made from it: the reader and its checks, the check of a row typed by hand, the
descriptions for other people's programs, and the template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leadwell.gateways.rows import gettext_noop

DEFINITIONS = Path(__file__).parent / "definitions"
WORKFORCE, APPLICATIONS, COMPLETIONS = "workforce", "applications", "completions"
PAY, CASES = "pay", "cases"
LAYOUTS = (WORKFORCE, APPLICATIONS, COMPLETIONS, PAY, CASES)
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SIGNS = re.compile(r"[^a-z0-9]+")

FORMULA = gettext_noop("The cell begins like a formula. Type what it should say, as plain text.")
HIDDEN = gettext_noop("Leave out tabs, line breaks and other hidden signs.")
BROKEN = gettext_noop(
    "The spreadsheet left an error here, such as #N/A. Type what it should say, or leave the cell empty."
)
TOO_LONG = gettext_noop("Use {length} characters or fewer.")
EMPTY = gettext_noop("Fill this in: every row needs it.")
NEVER_A_BAR = gettext_noop("Leave out the upright bar (|).")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, what may stand in it, and what to type instead."""

    name: str
    title: str
    description: str
    kind: str
    advice: str
    example: str = ""
    required: bool = False
    because: str = ""
    declared: bool = False
    length: int = 0
    codes: tuple[str, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)
    least: float = 0
    most: float = 0
    places: int = 0
    earliest: date = date.min
    latest: date = date.max
    aliases: tuple[str, ...] = ()

    @property
    def special(self) -> bool:
        """Whether it is something a person declares about themselves: it goes to the sealed room."""
        return self.declared or self.kind == "declared"


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole layout, with its edition."""

    name: str
    title: str
    description: str
    version: str
    columns: tuple[Column, ...]
    in_order: tuple[tuple[str, str], ...] = ()
    needs: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Our names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def needed(self) -> frozenset[str]:
        """The columns no row can do without."""
        return frozenset(column.name for column in self.columns if column.required)


@cache
def profile(layout: str = WORKFORCE) -> Profile:
    """The layout of this name in force."""
    said = yaml.safe_load((DEFINITIONS / f"{layout}.yaml").read_text(encoding="utf-8"))
    columns = tuple(_column(row) for row in said.pop("columns"))
    if like := said.pop("declared_as_in", ""):
        columns += tuple(column for column in profile(like).columns if column.special)
    in_order = tuple((first, last) for first, last in said.pop("in_order", ()))
    needs = tuple((asked, needed) for asked, needed in said.pop("needs", ()))
    return Profile(columns=columns, in_order=in_order, needs=needs, **said)


def plain_heading(heading: str) -> str:
    """A heading as it is compared: small letters and figures, one space between words. "JobTitle" is
    two of them."""
    words = _HUMPS.sub(" ", heading).lower()
    return _SIGNS.sub(" ", words.replace("'", "").replace("’", "")).strip()


def guess_columns(headings: list[str], layout: str = WORKFORCE) -> dict[str, str]:
    """Which of their headings is which column of ours: by our name, our title, then other names.
    A heading is used once, and our own names win."""
    theirs = {plain_heading(heading): heading for heading in reversed(headings) if heading.strip()}
    found: dict[str, str] = {}
    for names in (_own_names, _other_names):
        for column in profile(layout).columns:
            taken = set(found.values())
            wanted = (theirs.get(name, "") for name in names(column))
            match = next((heading for heading in wanted if heading and heading not in taken), "")
            if match and column.name not in found:
                found[column.name] = match
    return found


def _own_names(column: Column) -> tuple[str, ...]:
    return plain_heading(column.name), plain_heading(column.title)


def _other_names(column: Column) -> tuple[str, ...]:
    return tuple(plain_heading(alias) for alias in column.aliases)


def _column(row: dict[str, Any]) -> Column:
    row["codes"] = tuple(row.get("codes", ()))
    row["aliases"] = tuple(row.get("aliases", ()))
    return Column(**row)
