"""The words of disclosure: which people a count is of, and what was printed of it.

A `Cell` says what is counted in such a way that the same people counted by two figures are one cell, and
that a cell which is a part of another can be seen to be one.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property, lru_cache
from hashlib import sha256

import numpy as np

from leadwell.fairness.rules.facts import Line, Shown
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Printed

Conditions = frozenset[tuple[str, tuple[str, ...]]]
# What was printed of a cell, and the true count behind it, by the name of the cell. Never leaves the worker.
Basis = Mapping[str, tuple[int | None, int]]
EVERYBODY = ""
PIECES_OF_NAME = 7
NAMES = 200_000  # kept in mind: places are asked for alike


class Seen(IntEnum):
    """What readers see of a count in all sets of a place and year together; the more the higher."""

    NOTHING = 0  # nobody prints it, and nobody says that it is there
    HIDDEN = 1  # somebody says that it is there, and not how much
    ROUNDED = 2
    EXACT = 3  # a figure from unrounded counts is printed with it


# Counts by the names of their cells: what readers see of each, and how many it truly is.
Cells = Mapping[str, tuple[Seen, int]]
NOTHING_TOLD: Cells = {}


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


@lru_cache(maxsize=NAMES)
def named(name: str) -> Cell | None:
    """The cell of this name; none where it is not one of people who are counted by group, as in pay."""
    pieces = name.split("/", PIECES_OF_NAME - 1)
    if len(pieces) < PIECES_OF_NAME:
        return None
    fact, funnel, reached, once, grouping, group, asked = pieces
    conditions = (one.partition("=") for one in asked.split("&") if asked)
    where = frozenset((column, tuple(values.split("|"))) for column, _, values in conditions)
    return Cell(fact, funnel, int(reached), bool(once), grouping, group, where)


def whom(kinds: Collection[str], *, area: bool) -> Conditions:
    """Whom the figures of a set are about that is about some kinds of places: at a place that is everybody,
    in an area it is not."""
    return frozenset({("kind", tuple(sorted(kinds)))} if area and kinds else ())


def within(cell: Cell, only: Conditions) -> Cell:
    """The same count, of those alone for whom these hold as well."""
    return replace(cell, where=cell.where | only)


def named_within(name: str, only: Conditions) -> str:
    """The name of that; the same where the name is not one of a cell."""
    cell = named(name) if only else None
    return within(cell, only).name if cell else name


def named_without(name: str, only: Conditions) -> str:
    """The other way round."""
    cell = named(name) if only else None
    return replace(cell, where=cell.where - only).name if cell else name


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


# Works a line out once more, from the counts that it now has.
Again = Callable[[Line], Line]
# What is printed of the counts of some lines, by name; or nothing, and why.
Released = Callable[[Sequence[CellsOfLine]], tuple[Mapping[str, Printed], tuple[Reason, ...]]]
# What is printed, which lines are left out of it (by `id`), and why anything was refused.
Answer = tuple[Mapping[str, Printed], frozenset[int], tuple[Reason, ...]]


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
    reads, for the next time; so is `otherwise`: the cells of which readers see something else than the basis
    says, or that are not as many as they are printed from."""

    shown: tuple[Shown, ...]
    basis: Basis
    otherwise: Cells = field(default_factory=dict)


def cells_told(basis: Basis, otherwise: Cells, only: Conditions = frozenset()) -> Cells:
    """What a set tells of its counts. Whatever is printed is known exactly, unless said otherwise. A set of
    which nothing is printed says of nobody that there is somebody."""
    silent = all(shown is None for shown, _counted in basis.values())
    hidden = Seen.NOTHING if silent else Seen.HIDDEN
    plainly = {
        name: (hidden if shown is None else Seen.EXACT, counted)
        for name, (shown, counted) in basis.items()
    }
    told = {**plainly, **otherwise}
    return {named_within(name, only): one for name, one in told.items()} if only else told


def told_together(one: Cells, other: Cells) -> Cells:
    """What two sets tell. What one of them prints is known, whatever the other hides."""
    return {**one, **{name: max(one.get(name, told), told) for name, told in other.items()}}


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

    def with_known(self, known: Callable[[int, Collection[str]], Collection[str]]) -> Told:
        """The same, where what a place hides is hidden no more if it is known: asked place by place."""
        found, names = Told(self.places, self.names), list(self.names)
        found._place, found._column, found._counted = self._place, self._column, self._counted
        found._hidden = bytearray(self._hidden)
        hides: dict[int, list[int]] = {}
        for at in np.flatnonzero(np.frombuffer(self._hidden, dtype=np.bool_)).tolist():
            hides.setdefault(self._place[at], []).append(at)
        for place, own in hides.items():
            printed = known(self.places[place], {names[self._column[at]] for at in own})
            for at in own:
                found._hidden[at] = names[self._column[at]] not in printed
        return found

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
