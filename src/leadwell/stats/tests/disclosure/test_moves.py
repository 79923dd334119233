"""Moves keep every sum, and whatever is made of cells is made of moves as well."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array

from leadwell.stats.disclosure import HES_2018, known, puzzles, ranges
from leadwell.stats.disclosure.moves import moves_of
from leadwell.stats.tests.disclosure.tangles import some_of, tangled


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_programme_about_moves_ends_where_one_about_cells_does(data):
    book = tangled(data.draw)
    seen = known(book, book.mask(some_of(data.draw, book, 1)), HES_2018, told=False)
    low, high = ranges.narrowed(book.signs, seen.low, seen.high)
    for puzzle in puzzles.puzzles(book.signs, low, high, book.values):
        goal = np.array([data.draw(st.integers(-2, 2)) for _ in puzzle.places], dtype=np.float64)
        limits = np.column_stack([puzzle.low, puzzle.high])
        plain = linprog(goal, A_eq=puzzle.signs, b_eq=puzzle.rest, bounds=limits)
        found = puzzle.solved(goal)
        assert (found is None) == (plain.x is None)
        if found is not None:
            assert goal @ found == pytest.approx(plain.fun, abs=1e-6)
            assert puzzle.signs @ found == pytest.approx(puzzle.rest, abs=1e-6)
            assert (found >= puzzle.low - 1e-6).all()
            assert (found <= puzzle.high + 1e-6).all()


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_there_are_as_many_moves_as_the_sums_leave_free(data):
    book = tangled(data.draw)
    room = np.array([data.draw(st.integers(0, 9)) for _ in book.keys], dtype=np.float64)
    moves = moves_of(book.signs, room)
    each = np.zeros((moves.free.size, moves.many), dtype=np.int64)
    each[moves.move, moves.cell] = moves.by
    assert not (book.signs @ each.T).any()
    free = moves.many - np.linalg.matrix_rank(book.signs.toarray())
    assert len(each) == free if moves.whole else len(each) <= free


def test_where_everything_follows_from_the_sums_nothing_moves():
    moves = moves_of(csr_array([[1, -1], [1, 1]]), np.array([1.0, 1]))
    assert moves_of(csr_array([[1, 0], [1, 1]]), np.array([1.0, 1])).whole
    assert not moves.whole  # twice a cell is known: not what half of it is
    alone = moves_of(csr_array([[1]]), np.array([1.0]))
    assert alone.least(np.ones(1), np.zeros(1), np.ones(1)) == [0.0]
    assert [one.tolist() for one in alone.reach(np.ones(1), np.ones(1))] == [[0], [0]]


def test_where_only_a_fraction_would_decide_a_programme_is_about_cells():
    """One cell is another, said twice over: neither may be written as a whole number of the other."""
    signs, four = csr_array([[2, -2]]), np.array([4.0, 4])
    puzzle = puzzles.Puzzle(
        np.arange(2), np.arange(1), signs, np.zeros(1), four - 3, four + 5, four
    )
    assert not moves_of(signs, four).whole
    for goal, ends in ((np.array([1.0, 0]), [1, 1]), (np.array([0, -1.0]), [9, 9])):
        assert puzzle.solved(goal) == pytest.approx(ends)
    open_above = replace(puzzle, high=np.array([np.inf, np.inf]))
    assert open_above.solved(np.array([-1.0, 0])) is None
