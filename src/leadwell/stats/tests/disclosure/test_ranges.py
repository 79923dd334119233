"""The range of a count: limits passed along sums, tables that fit, and one programme for each end."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array

from leadwell.stats.disclosure import (
    HES_2018,
    Book,
    grid,
    known,
    pinned,
    primary,
    protect,
    puzzles,
    ranges,
)
from leadwell.stats.disclosure.books import Balance
from leadwell.stats.tests.disclosure.tangles import tangled


def made_up(seed: int, shape=(5, 3)) -> Book:
    counts = np.random.default_rng(seed).poisson(4, shape)
    rows, columns = (
        [f"{letter}{n}" for n in range(size)] for letter, size in zip("rc", shape, strict=True)
    )
    return grid(counts, rows, columns)


def plainly(signs, low, high, place) -> tuple[float, float]:
    """Both ends by a linear programme each, over the whole book."""
    goal = np.zeros(low.size)
    goal[place] = 1
    limits = np.column_stack([low, high])
    ends = []
    for way in (1, -1):
        found = linprog(way * goal, A_eq=signs, b_eq=np.zeros(signs.shape[0]), bounds=limits)
        ends.append(way * found.fun if found.x is not None else way * -np.inf)
    return np.ceil(ends[0] - 1e-6), np.floor(ends[1] + 1e-6)


@pytest.mark.parametrize("seed", range(8))
def test_the_ranges_are_those_of_a_programme_for_each_end(seed):
    book = made_up(seed)
    small = primary(book, HES_2018)
    seen = known(book, small, HES_2018)
    low, high = ranges.bounds(book.signs, book.values, seen.low, seen.high, small)
    plain = [plainly(book.signs, seen.low, seen.high, place) for place in np.flatnonzero(small)]
    assert list(zip(low, high, strict=True)) == plain


@pytest.mark.parametrize("seed", range(8))
def test_limits_passed_along_are_never_narrower_than_the_truth(seed):
    book = made_up(seed)
    small = primary(book, HES_2018)
    seen = known(book, small, HES_2018)
    low, high = ranges.narrowed(book.signs, seen.low, seen.high)
    ends = np.array([plainly(book.signs, seen.low, seen.high, n) for n in range(low.size)])
    assert (low <= ends[:, 0]).all()
    assert (high >= ends[:, 1]).all()
    assert (low >= seen.low).all()
    assert (high <= seen.high).all()


@pytest.mark.parametrize("width", [1, 2, 4])
@pytest.mark.parametrize("seed", range(6))
def test_the_pinned_are_the_narrow_at_any_width(seed, width):
    book = made_up(seed, (9, 3))
    small = primary(book, HES_2018)
    seen = known(book, protect(book, HES_2018), HES_2018)
    low, high = ranges.bounds(book.signs, book.values, seen.low, seen.high, small)
    assert pinned(book, seen, small, width)[small].tolist() == (high - low < width).tolist()


def test_limits_are_passed_no_more_often_than_is_worth_it(monkeypatch):
    monkeypatch.setattr(ranges, "MOST_PASSES", 1)
    signs = csr_array([[1, -1, -1, 0, 0], [0, 0, 1, -1, -1]])
    low, high = np.array([20.0, 10, 1, 1, 1]), np.array([20.0, 10, 50, 50, 3])
    once = ranges.narrowed(signs, low, high)
    assert (once[0][2], once[0][3]) == (10, 1)
    monkeypatch.undo()
    assert ranges.narrowed(signs, low, high)[0][3] == 7


def test_counts_in_no_sum_are_known_by_themselves_alone():
    book = Book({"a": 3, "b": 4})
    small = primary(book, HES_2018)
    seen = known(book, small, HES_2018)
    assert not pinned(book, seen, small).any()
    low, high = ranges.bounds(book.signs, book.values, seen.low, seen.high, small)
    assert (low.tolist(), high.tolist()) == ([1, 1], [7, 7])


def test_sums_in_which_nobody_is_wanted_are_not_asked_about():
    book = Book(
        {"a": 30, "b": 3, "c": 27, "d": 50, "e": 20, "f": 30},
        (Balance(("a",), ("b", "c")), Balance(("d",), ("e", "f"))),
    )
    seen = known(book, book.mask({"b", "c", "e", "f"}), HES_2018)
    assert not pinned(book, seen, book.mask({"b"})).any()


def test_moves_of_a_table_keep_every_sum_and_reach_no_further_than_its_ranges():
    book = made_up(3)
    assert not (book.signs @ book.moves.T).any()
    away = primary(book, HES_2018)
    seen = known(book, away, HES_2018)
    low, high = ranges.bounds(book.signs, book.values, seen.low, seen.high, away)
    far = ranges.reached(book.values, *ranges.narrowed(book.signs, seen.low, seen.high), book.moves)
    assert (far[away] <= high - low).all()
    assert far[away].max() >= 1


def test_the_numbers_that_hold_a_count_are_those_it_was_worked_out_from():
    book = Book(
        {"all": 50, "few": 6, "many": 44, "else": 70, "both": 120},
        (Balance(("all",), ("few", "many")), Balance(("both",), ("all", "else"))),
    )
    low = np.array([1.0, 1, 44, 70, 120])
    high = np.array([np.inf, 7, 44, 70, 120])
    held = ranges.holding(book.signs, book.values, low, high, 1)
    assert [key for key, one in zip(book.keys, held, strict=True) if one] == [
        "many",
        "else",
        "both",
    ]


def test_what_nothing_holds_above_has_no_most():
    signs = csr_array([[1, -1]])
    held = ranges.holding(
        signs, np.array([3, 3]), np.array([1.0, 1.0]), np.array([np.inf, np.inf]), 0
    )
    assert held.tolist() in ([False, False], [False, True])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_moves_keep_every_sum_and_reach_no_further_than_programmes(data):
    """Of books that are no tables too: any sums of made-up cells, some of them told from both sides."""
    book = tangled(data.draw)
    away = np.array(data.draw(st.lists(st.booleans(), min_size=book.values.size,
                                       max_size=book.values.size)), dtype=np.bool_)  # fmt: skip
    seen = known(book, away & (book.values > 0), HES_2018)
    low, high = ranges.narrowed(book.signs, seen.low, seen.high)
    for puzzle in puzzles.puzzles(book.signs, low, high, book.values):
        down, up = puzzle.reach()
        for inside, place in enumerate(puzzle.places):
            least, most = plainly(book.signs, seen.low, seen.high, place)
            assert book.values[place] - np.floor(down[inside] + 1e-9) >= least
            assert book.values[place] + np.floor(up[inside] + 1e-9) <= most


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_of_any_book_the_pinned_are_those_that_two_programmes_each_find(data):
    book = tangled(data.draw)
    small = primary(book, HES_2018)
    seen = known(book, small, HES_2018)
    ends = [plainly(book.signs, seen.low, seen.high, place) for place in range(small.size)]
    wide = np.array([most - least for least, most in ends])
    for width in (1, 2, 5):
        found = pinned(book, seen, small, width)
        assert found.tolist() == (small & (wide < width)).tolist()
        far = ranges.widths(book.signs, book.values, seen.low, seen.high, small, width)
        assert far.tolist() == np.where(small, np.minimum(wide, width), width).tolist()


def test_a_cell_that_only_a_fraction_would_decide_decides_nothing():
    """Twice one cell is another: no whole move of the first by one is made from it."""
    signs = csr_array([[2, -1, 0], [0, 2, -2]])
    piece = puzzles.Puzzle(np.arange(3), np.arange(2), signs, np.zeros(2), np.zeros(3),
                           np.full(3, 9.0), np.array([2.0, 4, 4]))  # fmt: skip
    down, up = piece.reach()
    assert (down <= 4).all()
    assert (up <= [2.5, 5, 5]).all()
    alone = csr_array([[2, -2]])
    piece = puzzles.Puzzle(np.arange(2), np.arange(1), alone, np.zeros(1), np.zeros(2),
                           np.full(2, 9.0), np.array([4.0, 4]))  # fmt: skip
    assert [one.tolist() for one in piece.reach()] == [[0, 0], [0, 0]]


@pytest.mark.parametrize("remembered", [1, 2, 1_000])
def test_what_is_remembered_of_a_puzzle_is_what_it_is_when_it_is_solved_again(
    monkeypatch, remembered
):
    monkeypatch.setattr(ranges, "REMEMBERED", remembered)
    monkeypatch.setattr(ranges, "_solved_before", {})
    asked = [made_up(seed, (6, 3)) for seed in (1, 2, 1, 3, 2, 1)]
    first = [_wide(book) for book in asked]
    assert [_wide(book) for book in asked] == first
    assert first[0] == first[2] == first[5]
    assert len({tuple(one) for one in first}) > 1


def _wide(book: Book) -> list[int]:
    small = primary(book, HES_2018)
    seen = known(book, protect(book, HES_2018), HES_2018)
    return ranges.widths(book.signs, book.values, seen.low, seen.high, small, 9).tolist()


@pytest.mark.parametrize("other", ["rest", "low", "high", "truth"])
def test_a_puzzle_of_other_numbers_is_another(other):
    signs = csr_array([[1, -1, -1]])
    three = np.array([5.0, 3, 2])
    parts = {"rest": np.zeros(1), "low": three - 1, "high": three + 1, "truth": three}
    one = puzzles.Puzzle(np.arange(3), np.arange(1), signs, **parts)
    same = puzzles.Puzzle(np.arange(3, 6), np.arange(1), signs.copy(), **parts)
    changed = {**parts, other: parts[other] + 1}
    another = puzzles.Puzzle(np.arange(3), np.arange(1), signs, **changed)
    wanted = np.array([True, False, False])
    assert one.fingerprint(wanted) == same.fingerprint(wanted)
    assert one.fingerprint(wanted) != another.fingerprint(wanted)
    assert one.fingerprint(wanted) != one.fingerprint(~wanted)
