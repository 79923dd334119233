"""What is left to guess once limits were passed along the sums, in pieces that have nothing to do with each
other.

    puzzles()        the cells that are not known, piece by piece
    Puzzle.solved()  a table that fits, with the least of some goal, by linear programming
    Puzzle.reach()   how far each cell goes by moves alone, which need no programme

A move changes some cells and keeps every sum. There is one for each cell beside those that the others
decide; those are chosen where there is most room, so that most moves go far. Whatever a move reaches a linear
programme would find as well, so a cell that goes far enough needs none.
Sources: house rule, after the edges of the simplex method; HiGHS by way of SciPy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csgraph

from leadwell.stats.disclosure.books import Bools, Ints

Floats = NDArray[np.float64]

ANY = np.inf
FAR = 1e3  # nobody asks whether a range is wider
NOTHING = 1e-9
NONE = -1


@dataclass(frozen=True, slots=True)
class Puzzle:
    """Cells that hang together and of which more than one number fits: sums, limits and the truth.
    `rest` is what the cells that are known take from each sum."""

    places: Ints
    signs: Floats
    rest: Floats
    low: Floats
    high: Floats
    truth: Floats

    def solved(
        self, goal: Floats, low: Floats | None = None, high: Floats | None = None
    ) -> Floats | None:
        """A table that fits, with the least of the goal; None where there is no least."""
        found = milp(
            goal,
            constraints=LinearConstraint(self.signs, self.rest, self.rest),
            bounds=Bounds(
                self.low if low is None else low,
                self.high if high is None else high,
            ),
        )
        return None if found.x is None else np.asarray(found.x)

    def reach(self) -> tuple[Floats, Floats]:
        """How far below and above the truth each cell goes at least, in people; at most `FAR`."""
        up, down = (
            np.minimum(room, FAR) for room in (self.high - self.truth, self.truth - self.low)
        )
        moves = _moves(self.signs, np.minimum(up, down) + (up + down) / 10)
        size, more, less = np.abs(moves), moves > 0, moves < 0
        with np.errstate(divide="ignore", invalid="ignore"):
            there = np.where(more, up / size, np.where(less, down / size, FAR)).min(axis=1)
            back = np.where(more, down / size, np.where(less, up / size, FAR)).min(axis=1)
        above = size * np.where(more, there[:, None], np.where(less, back[:, None], 0))
        below = size * np.where(more, back[:, None], np.where(less, there[:, None], 0))
        return below.max(axis=0, initial=0), above.max(axis=0, initial=0)


def _moves(signs: Floats, room: Floats) -> Ints:
    """(moves, cells): a move for each cell beside those that the others decide, which are those with most
    room. A cell that only a fraction would decide is never one of those; such moves are left out."""
    sums = signs.astype(np.int64)
    decides = np.full(len(sums), NONE)
    for cell in np.argsort(-room, kind="stable"):
        column = sums[:, cell]
        by = np.flatnonzero((decides == NONE) & (np.abs(column) == 1))
        if by.size:
            sums[by[0]] *= column[by[0]]
            others = np.flatnonzero(column)
            others = others[others != by[0]]
            sums[others] -= column[others, None] * sums[by[0]]
            decides[by[0]] = cell
    used = decides != NONE
    free = np.ones(room.size, dtype=np.bool_)
    free[decides[used]] = False
    free &= ~sums[~used].any(axis=0)
    moves = np.eye(room.size, dtype=np.int64)[free]
    moves[:, decides[used]] = -sums[used][:, free].T
    return moves


def puzzles(signs: Ints, low: Floats, high: Floats, truth: Ints) -> list[Puzzle]:
    """What is left to guess, in pieces that have nothing to do with each other."""
    unknown = np.flatnonzero(low < high)
    if not unknown.size:
        return []
    number, of = _pieces(signs[:, unknown] != 0)
    known = _known(signs, low, high)
    return [_puzzle(signs, low, high, truth, known, unknown[of == one]) for one in range(number)]


def puzzle_of(signs: Ints, low: Floats, high: Floats, truth: Ints, place: int) -> Puzzle:
    """The piece in which one unknown cell is."""
    unknown = np.flatnonzero(low < high)
    _, of = _pieces(signs[:, unknown] != 0)
    here = unknown[of == of[np.searchsorted(unknown, place)]]
    return _puzzle(signs, low, high, truth, _known(signs, low, high), here)


def _pieces(touches: Bools) -> tuple[int, Ints]:
    """How many pieces the cells fall into, and which each is in: two cells of one sum hang together."""
    sums, cells = np.nonzero(touches)
    size = sum(touches.shape)
    joined = coo_array((np.ones(sums.size), (sums, cells + len(touches))), shape=(size, size))
    _, of = csgraph.connected_components(joined, directed=False)
    names, of_cell = np.unique(of[len(touches) :], return_inverse=True)
    return names.size, np.asarray(of_cell)


def _known(signs: Ints, low: Floats, high: Floats) -> Floats:
    """What the known cells come to in each sum."""
    return np.asarray(signs @ np.where(low < high, 0, low).astype(np.int64), dtype=np.float64)


def _puzzle(
    signs: Ints, low: Floats, high: Floats, truth: Ints, known: Floats, places: Ints
) -> Puzzle:
    inside = signs[:, places]
    lines = inside.any(axis=1)
    return Puzzle(
        places,
        inside[lines].astype(np.float64),
        -known[lines],
        low[places],
        high[places],
        truth[places].astype(np.float64),
    )
