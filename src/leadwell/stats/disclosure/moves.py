"""Changes of a table that keep every sum: one for each cell beside those that the others decide.

    moves_of()     the moves of some sums
    Moves.reach()  how far each cell goes by one move alone
    Moves.least()  the change with the least of some goal, by linear programming

Every change that keeps the sums is made of these, so a linear programme needs no more unknowns than there are
moves: in tables that hang together that is one for ten cells. The cells that are decided are those with most
room, so that most moves go far. Most sums are of few cells, and so is most that is left of them when they are
solved for each other: they are kept as lists of what is in them.
Sources: elimination after Gauss, house rule for the order; HiGHS by way of SciPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from leadwell.stats.disclosure.books import Bools, Ints, Signs

Floats = NDArray[np.float64]
MUCH = 100  # people: no small count goes further
Sum = dict[int, int]  # the signs of the cells that stand in it


@dataclass(frozen=True, eq=False)
class Moves:
    """Which cell each term changes, in which move, and by how much; in the order of the moves. A move changes
    its own cell, `free`, by one. They are `whole` if every change that keeps the sums is made of them."""

    many: int  # cells
    free: Ints
    move: Ints
    cell: Ints
    by: Ints
    whole: bool

    def reach(self, down: Floats, up: Floats) -> tuple[Floats, Floats]:
        """How far below and above where it is each cell goes by one move, where each may go so far."""
        below, above = np.zeros(self.many), np.zeros(self.many)
        if self.free.size:
            size, more = np.abs(self.by), self.by > 0
            first = np.searchsorted(self.move, np.arange(self.free.size))
            ahead = np.where(more, up[self.cell], down[self.cell]) / size
            behind = np.where(more, down[self.cell], up[self.cell]) / size
            there = size * np.minimum.reduceat(ahead, first)[self.move]
            back = size * np.minimum.reduceat(behind, first)[self.move]
            np.maximum.at(above, self.cell, np.where(more, there, back))
            np.maximum.at(below, self.cell, np.where(more, back, there))
        return below, above

    def least(self, goal: Floats, low: Floats, high: Floats) -> Floats | None:
        """The change of each cell, within limits, that makes the goal least; None where there is no least."""
        if not self.free.size:
            return np.zeros(self.many)
        found = milp(
            goal @ self._matrix,
            constraints=LinearConstraint(
                self._matrix[self._decided], low[self._decided], high[self._decided]
            ),
            bounds=Bounds(low[self.free], high[self.free]),
        )
        return None if found.x is None else np.asarray(self._matrix @ found.x)

    @cached_property
    def _matrix(self) -> csr_array:
        """(cells, moves)"""
        terms = (self.by.astype(np.float64), (self.cell, self.move))
        return csr_array(terms, shape=(self.many, self.free.size))

    @cached_property
    def _decided(self) -> Ints:
        """The cells that others decide."""
        return np.setdiff1d(self.cell, self.free)


def moves_of(signs: Signs, room: Floats) -> Moves:
    """The moves that keep these sums, (sums, cells). The cells with most room are decided by the others; of
    those with much room first those that stand in the fewest sums."""
    sums = _sums(signs)
    standing = np.bincount(signs.indices, minlength=room.size)
    decides = _solved(sums, np.lexsort((standing, -np.minimum(room, MUCH))).tolist())
    left = {cell for number, one in enumerate(sums) if number not in decides for cell in one}
    free = np.ones(room.size, dtype=np.bool_)
    free[[*decides.values(), *left]] = False
    return _moves(sums, decides, free, whole=not left)


def _sums(signs: Signs) -> list[Sum]:
    ends, cells = signs.indptr.tolist(), signs.indices.tolist()
    by = signs.data.astype(np.int64).tolist()
    return [dict(zip(cells[a:b], by[a:b], strict=True)) for a, b in pairwise(ends)]


def _solved(sums: list[Sum], order: Iterable[int]) -> Mapping[int, int]:
    """Solve each sum for a cell, which then stands in no other: what each decides, by its number. The cells
    that come first are taken first. One that only a fraction would decide is never decided."""
    standing: dict[int, set[int]] = {}
    for number, one in enumerate(sums):
        for cell in one:
            standing.setdefault(cell, set()).add(number)
    decides: dict[int, int] = {}
    for cell in order:
        among = standing.get(cell, set())
        ready = [n for n in among if n not in decides and abs(sums[n][cell]) == 1]
        if ready:
            by = min(ready, key=lambda n: (len(sums[n]), n))
            decides[by] = cell
            for number in among - {by}:
                _take_away(sums[by], cell, sums, number, standing)
    return decides


def _take_away(
    one: Sum, cell: int, sums: list[Sum], number: int, standing: Mapping[int, set[int]]
) -> None:
    """Take one sum from another as often as leaves nothing of a cell."""
    other = sums[number]
    times = other[cell] * one[cell]
    for each, sign in one.items():
        left = other.get(each, 0) - times * sign
        if left:
            other[each] = left
            standing[each].add(number)
        else:
            del other[each]
            standing[each].discard(number)


def _moves(sums: list[Sum], decides: Mapping[int, int], free: Bools, *, whole: bool) -> Moves:
    own = np.flatnonzero(free)
    terms = [(int(one), int(one), 1) for one in own]
    for number, decided in decides.items():
        sign = sums[number][decided]
        terms += [(one, decided, -sign * by) for one, by in sums[number].items() if free[one]]
    of, cell, by = np.array(sorted(terms), dtype=np.int64).reshape(-1, 3).T
    return Moves(free.size, own, np.searchsorted(own, of), cell, by, whole)
