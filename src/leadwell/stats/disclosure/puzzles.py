"""What is left to guess once limits were passed along the sums, in pieces that have nothing to do with each
other.

    puzzles()        the cells that are not known, piece by piece
    Puzzle.solved()  a table that fits, with the least of some goal, by linear programming
    Puzzle.reach()   how far each cell goes by moves alone, which need no programme

A move changes some cells and keeps every sum (see `moves`). Whatever a move reaches a linear programme would
find as well, so a cell that goes far enough needs none; and a programme is about moves, which are fewer than
cells.
Sources: house rule, after the edges of the simplex method; HiGHS by way of SciPy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csgraph

from leadwell.stats.disclosure.books import Ints, Signs
from leadwell.stats.disclosure.moves import Floats, Moves, moves_of

ANY = np.inf
FAR = 1e3  # nobody asks whether a range is wider
NOTHING = 1e-9


@dataclass(frozen=True, eq=False)
class Puzzle:
    """Cells that hang together and of which more than one number fits: sums, limits and the truth.
    `rest` is what the cells that are known take from each sum. Which cells these are, and which sums."""

    places: Ints
    sums: Ints
    signs: Signs
    rest: Floats
    low: Floats
    high: Floats
    truth: Floats

    def solved(
        self, goal: Floats, low: Floats | None = None, high: Floats | None = None
    ) -> Floats | None:
        """A table that fits, with the least of the goal; None where there is no least."""
        low = self.low if low is None else low
        high = self.high if high is None else high
        if self._moves.whole:
            change = self._moves.least(goal, low - self.truth, high - self.truth)
            return None if change is None else self.truth + change
        found = milp(
            goal,
            constraints=LinearConstraint(self.signs, self.rest, self.rest),
            bounds=Bounds(low, high),
        )
        return None if found.x is None else np.asarray(found.x)

    def reach(self) -> tuple[Floats, Floats]:
        """How far below and above the truth each cell goes at least, in people; at most `FAR`."""
        return self._moves.reach(*self._room)

    def fingerprint(self, *asked: NDArray[Any]) -> bytes:
        """The same for the same sums, limits and counts, wherever they stand, if the same is asked."""
        found = sha256()
        signs = (self.signs.indptr, self.signs.indices, self.signs.data)
        for one in (*signs, self.rest, self.low, self.high, self.truth, *asked):
            found.update(repr((one.dtype.str, one.shape)).encode() + one.tobytes())
        return found.digest()

    @cached_property
    def _room(self) -> tuple[Floats, Floats]:
        """How far each cell goes by itself, down and up."""
        return np.minimum(self.truth - self.low, FAR), np.minimum(self.high - self.truth, FAR)

    @cached_property
    def _moves(self) -> Moves:
        down, up = self._room
        return moves_of(self.signs, np.minimum(up, down) + (up + down) / 10)


def puzzles(signs: Signs, low: Floats, high: Floats, truth: Ints) -> list[Puzzle]:
    """What is left to guess, in pieces that have nothing to do with each other."""
    unknown = np.flatnonzero(low < high)
    if not unknown.size:
        return []
    number, of = _pieces(signs[:, unknown])
    known = _known(signs, low, high)
    return [_puzzle(signs, low, high, truth, known, unknown[of == one]) for one in range(number)]


def puzzle_of(signs: Signs, low: Floats, high: Floats, truth: Ints, place: int) -> Puzzle:
    """The piece in which one unknown cell is."""
    unknown = np.flatnonzero(low < high)
    _, of = _pieces(signs[:, unknown])
    here = unknown[of == of[np.searchsorted(unknown, place)]]
    return _puzzle(signs, low, high, truth, _known(signs, low, high), here)


def _pieces(signs: Signs) -> tuple[int, Ints]:
    """How many pieces the cells fall into, and which each is in: two cells of one sum hang together."""
    (sums, cells), (many, others) = signs.nonzero(), signs.shape
    size = many + others
    joined = coo_array((np.ones(sums.size), (sums, cells + many)), shape=(size, size))
    _, of = csgraph.connected_components(joined, directed=False)
    names, of_cell = np.unique(of[many:], return_inverse=True)
    return names.size, np.asarray(of_cell)


def _known(signs: Signs, low: Floats, high: Floats) -> Floats:
    """What the known cells come to in each sum."""
    return np.asarray(signs @ np.where(low < high, 0, low).astype(np.int64), dtype=np.float64)


def _puzzle(
    signs: Signs, low: Floats, high: Floats, truth: Ints, known: Floats, places: Ints
) -> Puzzle:
    inside = signs[:, places]
    sums = np.flatnonzero(np.diff(inside.indptr))
    return Puzzle(
        places,
        sums,
        inside[sums].astype(np.float64),
        -known[sums],
        low[places],
        high[places],
        truth[places].astype(np.float64),
    )
