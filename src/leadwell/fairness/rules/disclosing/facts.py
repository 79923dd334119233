"""The words of disclosure: which people a count is of, and what was printed of it.

A `Cell` says what is counted in such a way that the same people counted by two figures are one cell, and
that a cell which is a part of another can be seen to be one.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

import numpy as np

from leadwell.fairness.rules.facts import Line, Shown

Conditions = frozenset[tuple[str, tuple[str, ...]]]
# What was printed of a cell, and the true count behind it, by the name of the cell. Never leaves the worker.
Basis = Mapping[str, tuple[int | None, int]]
EVERYBODY = ""


@dataclass(frozen=True, eq=False)
class Cell:
    """People or cases that are counted: of a fact, as far as a stage, in a group, under conditions.
    The group "" is everybody. Two of the same name are the same."""

    fact: str
    funnel: str
    reached: int
    once: bool
    grouping: str
    group: str
    where: Conditions

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cell) and self.name == other.name

    @cached_property
    def name(self) -> str:
        """The cell in one line of text, the same from one year to the next."""
        asked = "&".join(f"{column}={'|'.join(values)}" for column, values in sorted(self.where))
        once = "once" if self.once else ""
        return "/".join(
            (self.fact, self.funnel, str(self.reached), once, self.grouping, self.group, asked)
        )


@dataclass(frozen=True, slots=True)
class CellsOfGroup:
    """The two cells of a group: its part and its whole."""

    part: Cell
    whole: Cell


@dataclass(frozen=True, slots=True)
class CellsOfLine:
    """The cells that a line shows or that its figures are worked out from. `everybody` is the whole that all
    groups of a share have in common. `value` are those behind the value, `declared` those behind the
    declaration rate."""

    line: Line
    first: CellsOfGroup | None
    second: CellsOfGroup | None
    counts: Mapping[Cell, int]
    printed: frozenset[Cell]
    value: frozenset[Cell]
    declared: tuple[Cell, ...]
    spare: frozenset[Cell]
    parted: tuple[tuple[Cell, Cell], ...]  # a part within its whole: the rest are a count as well


@dataclass(frozen=True, slots=True)
class Words:
    """What groups and rows are called, by their codes. A group's code may have its characteristic before it
    ("disability:yes"): the same code means another thing of another characteristic."""

    groups: Mapping[str, str]
    rows: Mapping[str, str]

    def group(self, characteristic: str, code: str) -> str:
        """What a group is called."""
        return self.groups.get(f"{characteristic}:{code}", self.groups.get(code, code))


@dataclass(frozen=True)
class Disclosed:
    """What may be printed of one set of one organisation and year. `basis` is kept where only the worker
    reads, for the next time."""

    shown: tuple[Shown, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Other:
    """The names of cells that other sets of the same place and year hide, and of those they print."""

    hidden: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()

    def __or__(self, more: Other) -> Other:
        """Both together. What one of them hides is not printed."""
        hidden = self.hidden | more.hidden
        return Other(hidden, (self.printed | more.printed) - hidden)


NOTHING_ELSEWHERE = Other()


@dataclass(slots=True)
class Told:
    """What many organisations print of themselves, kept small: cells by number, not by name."""

    places: list[int] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    _place: array[int] = field(default_factory=lambda: array("q"))
    _column: array[int] = field(default_factory=lambda: array("q"))
    _counted: array[int] = field(default_factory=lambda: array("q"))
    _hidden: bytearray = field(default_factory=bytearray)

    def add(self, place: int, basis: Basis) -> None:
        """Note what a place prints and hides."""
        for name, (shown, counted) in basis.items():
            self._place.append(len(self.places))
            self._column.append(self.names.setdefault(name, len(self.names)))
            self._counted.append(counted)
            self._hidden.append(shown is None)
        self.places.append(place)

    def arrays(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Of each cell: the place, the column, the true count, and whether it is hidden."""
        place, column, counted = (
            np.array(one, dtype=np.int64) for one in (self._place, self._column, self._counted)
        )
        return place, column, counted, np.array(self._hidden, dtype=np.bool_)

    @property
    def fingerprint(self) -> str:
        """The same as long as each place prints and hides the same cells."""
        found = sha256("/".join([*map(str, self.places), *self.names]).encode())
        for one in (self._place, self._column, self._counted, self._hidden):
            found.update(bytes(one))
        return found.hexdigest()
