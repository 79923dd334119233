"""Counts that add up, and the ways they do not."""

import pytest

from leadwell.stats.disclosure import Balance, Book, grid


def test_a_table_has_its_margins_and_says_so():
    book = grid([[1, 2], [3, 4]], ["a", "b"], ["x", "y"])
    assert book.counts["all", "all"] == 10
    assert book.counts["a", "all"] == 3
    assert book.counts["all", "y"] == 6
    assert len(book.balances) == 6
    assert book.wholes == {("all", "all")}


def test_the_organisations_of_a_board_have_a_subtotal_that_adds_up_in_its_turn():
    book = grid([[1], [2], [4]], ["a", "b", "c"], ["x"], row_groups=["one", "one", "two"])
    assert (book.counts["one", "x"], book.counts["two", "x"]) == (3, 4)
    assert Balance((("all", "x"),), (("one", "x"), ("two", "x"))) in book.balances
    assert Balance((("one", "x"),), (("a", "x"), ("b", "x"))) in book.balances


def test_columns_may_have_groups_too():
    book = grid([[1, 2, 3]], ["a"], ["x", "y", "z"], column_groups=["low", "low", "high"])
    assert book.counts["a", "low"] == 3
    assert book.counts["all", "high"] == 3


def test_a_count_below_nought_is_refused():
    with pytest.raises(ValueError, match="below nought"):
        Book({"a": -1})


def test_a_sum_of_something_unknown_is_refused():
    with pytest.raises(ValueError, match="no count for"):
        Book({"a": 1}, (Balance(("a",), ("b",)),))


def test_sides_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="add up"):
        Book({"a": 1, "b": 2}, (Balance(("a",), ("b",)),))
