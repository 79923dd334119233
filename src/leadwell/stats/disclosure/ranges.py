"""The range of each count that fits everything printed: first by passing limits along the sums, then by
moves, and what is left by linear programming.

    narrowed()   limits passed along every sum until nothing moves: never narrower than the truth
    pinned()     the cells whose range is narrower than it may be
    widths()     how wide ranges are, as far as anybody asks
    bounds()     the fewest and the most people a cell can be, by a linear programme each
    holding()    the cells whose limits hold one cell where it is: its shadow prices

Most cells go far enough by moves, which cost next to nothing (see `puzzles`). Every linear programme answers
with a whole table that fits what was printed, so a few that push half of the cells up and half of them down,
by each binary digit of their places in turn, settle most of the others at once; only those left over need
programmes of their own.
Sources: house rule, after the attack test of our method notes; HiGHS by way of SciPy.
"""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import linprog

from leadwell.stats.disclosure.books import Bools, Ints, Signs
from leadwell.stats.disclosure.puzzles import ANY, NOTHING, Floats, Puzzle, puzzle_of, puzzles

LEAST_WIDTH = 2  # a small count may be any of at least three numbers
SLACK = 1e-6
MANY = 1e9  # stands for "any number" while limits are passed along
MOST_PASSES = 200
FEW = 3  # so many cells are asked about one by one
REMEMBERED = 4_096  # puzzles: some megabytes
_solved_before: dict[bytes, Floats] = {}  # by the fingerprint of the puzzle


def narrowed(signs: Signs, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """The limits of each cell after each sum has been used as often as it helps.

    `signs` is (sums, cells) as in a `Book`; `low` and `high` are what is known of each cell alone.
    """
    sums = _Sums(signs)
    low, high = np.minimum(low, MANY), np.minimum(high, MANY)
    for _ in range(MOST_PASSES):
        tighter = sums.passed(low, high)
        if (tighter[0] == low).all() and (tighter[1] == high).all():
            break
        low, high = tighter
    return low, np.where(high > MANY / 2, ANY, high)


class _Sums:
    """The sums as a list of their terms, in the order of the cells: most cells stand in two or three."""

    def __init__(self, signs: Signs) -> None:
        terms = signs.tocsc()
        terms.sort_indices()
        many = np.diff(terms.indptr)
        self.sum, self.plus, self.many = terms.indices, terms.data > 0, signs.shape[0]
        self.cell = np.repeat(np.arange(many.size), many)
        self.cells = np.flatnonzero(many)
        self.first = terms.indptr[self.cells]

    def passed(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """The limits after every sum was used once: a cell is at least what the others of a sum leave."""
        if not self.cell.size:
            return low, high
        least = np.where(self.plus, low[self.cell], -high[self.cell])
        most = np.where(self.plus, high[self.cell], -low[self.cell])
        up, down = most - self._of_sum(most), least - self._of_sum(least)
        below = np.maximum.reduceat(np.where(self.plus, up, -down), self.first)
        above = np.minimum.reduceat(np.where(self.plus, down, -up), self.first)
        low, high = low.copy(), high.copy()
        low[self.cells] = np.maximum(low[self.cells], below)
        high[self.cells] = np.minimum(high[self.cells], above)
        return low, high

    def _of_sum(self, terms: Floats) -> Floats:
        """For each term, all the terms of its sum together."""
        return np.asarray(np.bincount(self.sum, terms, self.many)[self.sum])


def pinned(
    signs: Signs,
    truth: Ints,
    low: Floats,
    high: Floats,
    wanted: Bools,
    width: ArrayLike,
    moves: Ints | None = None,
) -> Bools:
    """The wanted cells known to within less than `width`, of one number or one for each cell.

    `moves` are changes that keep every sum: (moves, cells) of 1, 0 and -1.
    """
    least = np.broadcast_to(np.asarray(width), wanted.shape)
    low, high = narrowed(signs, low, high)
    tight = wanted & (high - low < least)
    still = wanted & ~tight
    if moves is not None and still.any():
        still &= reached(truth, low, high, moves) < least
    return np.asarray(tight | still & (_widths(signs, truth, low, high, still, least) < least))


def widths(
    signs: Signs,
    truth: Ints,
    low: Floats,
    high: Floats,
    wanted: Bools,
    most: int,
    moves: Ints | None = None,
) -> Ints:
    """How wide the range of each wanted cell is, at most `most`; `most` for all others."""
    low, high = narrowed(signs, low, high)
    still = wanted if moves is None else wanted & (reached(truth, low, high, moves) < most)
    least = np.full(wanted.shape, most)
    return np.where(still, _widths(signs, truth, low, high, still, least), most).astype(np.int64)


def reached(truth: Ints, low: Floats, high: Floats, moves: Ints) -> Floats:
    """How wide the range of each cell is at least: as far as one move takes it up, and one takes it down."""
    up, down = high - truth, truth - low
    there = np.where(moves > 0, up, np.where(moves < 0, down, ANY)).min(axis=1)
    back = np.where(moves > 0, down, np.where(moves < 0, up, ANY)).min(axis=1)
    most = np.where(moves > 0, there[:, None], np.where(moves < 0, back[:, None], 0)).max(axis=0)
    least = np.where(moves > 0, back[:, None], np.where(moves < 0, there[:, None], 0)).max(axis=0)
    return np.asarray(most + least)


def _widths(
    signs: Signs, truth: Ints, low: Floats, high: Floats, wanted: Bools, least: Ints
) -> Floats:
    """How wide the range of each wanted cell is, at most its `least`. Limits were passed along before."""
    found = np.minimum(high - low, least)
    if wanted.any():
        for puzzle in puzzles(signs, low, high, truth):
            inside = wanted[puzzle.places]
            if inside.any():
                here = _wide(puzzle, inside, least[puzzle.places])
                found[puzzle.places] = np.where(inside, here, found[puzzle.places])
    return found


def _wide(puzzle: Puzzle, wanted: Bools, least: Ints) -> Floats:
    """How wide the wanted cells of a puzzle are. Much of a table stays as it is when more of it is hidden, so
    a puzzle that was solved before is not solved again."""
    asked = puzzle.fingerprint(wanted, np.where(wanted, least, 0))
    if asked not in _solved_before:
        if len(_solved_before) == REMEMBERED:
            _solved_before.clear()
        _solved_before[asked] = _worked_out(puzzle, wanted, least)
    return _solved_before[asked]


def _worked_out(puzzle: Puzzle, wanted: Bools, least: Ints) -> Floats:
    """The same by moves, then from as many tables that fit as it takes."""
    down, up = puzzle.reach()
    low, high = np.ceil(puzzle.truth - down - NOTHING), np.floor(puzzle.truth + up + NOTHING)

    def learn(fit: Floats) -> None:
        np.minimum(low, np.ceil(fit - SLACK), out=low)
        np.maximum(high, np.floor(fit + SLACK), out=high)

    for digit in range(int(wanted.size).bit_length()):
        still = wanted & (high - low < least)
        if still.sum() > FEW:
            learn(_pushed(puzzle, still, least, digit))
    for place in np.flatnonzero(wanted & (high - low < least)):
        for way in (1, -1):
            if high[place] - low[place] < least[place]:
                end, fit = _end(puzzle, int(place), way)
                fit[place] = end
                learn(fit)
    return np.minimum(high - low, least)


def _pushed(puzzle: Puzzle, wanted: Bools, least: Ints, digit: int) -> Floats:
    """A table in which many of the wanted cells have moved, none of them further than it needs to."""
    ways = np.where(np.arange(wanted.size) >> digit & 1, 1.0, -1.0)
    low = np.where(wanted, np.maximum(puzzle.low, puzzle.truth - least), puzzle.low)
    high = np.where(wanted, np.minimum(puzzle.high, puzzle.truth + least), puzzle.high)
    return cast(
        Floats, puzzle.solved(np.where(wanted, ways, 0.0), low, high)
    )  # what moves is bounded


def _end(puzzle: Puzzle, place: int, way: int) -> tuple[float, Floats]:
    """The least (`way` 1) or the most (-1) one cell can be, and a table in which it is that."""
    goal = np.zeros(puzzle.places.size)
    goal[place] = way
    found = puzzle.solved(goal)
    if found is None:  # there is no most
        return ANY, puzzle.truth.copy()
    end = float(found[place])
    return (np.ceil(end - SLACK) if way == 1 else np.floor(end + SLACK)), found


def bounds(
    signs: Signs, truth: Ints, low: Floats, high: Floats, wanted: Bools
) -> tuple[Floats, Floats]:
    """The fewest and the most people each wanted cell can hold, in their order. `inf`: there is no most."""
    low, high = narrowed(signs, low, high)
    for puzzle in puzzles(signs, low, high, truth):
        for inside, place in enumerate(puzzle.places):
            if wanted[place]:
                low[place], high[place] = (_end(puzzle, inside, way)[0] for way in (1, -1))
    return low[wanted], high[wanted]


def holding(signs: Signs, truth: Ints, low: Floats, high: Floats, place: int) -> Bools:
    """The cells whose limits keep one cell from being less, or more, than it can be: those with a price
    in either of its two linear programmes. The programmes are about the piece in which it is; what is known
    by itself alone has a price too, which follows from those of the sums."""
    puzzle = puzzle_of(signs, low, high, truth, place)
    held = np.zeros(low.size, dtype=np.bool_)
    for way in (1, -1):
        goal = np.where(np.arange(low.size) == place, way, 0)
        found = linprog(
            goal[puzzle.places],
            A_eq=puzzle.signs.toarray(),
            b_eq=puzzle.rest,
            bounds=list(zip(puzzle.low.tolist(), puzzle.high.tolist(), strict=True)),
            method="highs",
        )
        if found.x is not None:
            held |= np.abs(goal - found.eqlin.marginals @ signs[puzzle.sums]) > SLACK
    held[place] = False
    return held
