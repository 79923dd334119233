"""Some numbers are out already: what is hidden beside them, and what no hiding helps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.stats.disclosure import (
    HES_2018,
    Balance,
    Book,
    Together,
    beside,
    pinned,
    primary,
    protect_beside,
    release,
)
from leadwell.stats.tests.disclosure.tangles import some_of, tangled


def together(counts, *sums, known=(), rounded=(), silent=()) -> Together:
    balances = tuple(Balance((total,), tuple(parts)) for total, *parts in sums)
    return Together(counts, balances, *(frozenset(one) for one in (known, rounded, silent)))


def hidden(every: Together, own: Book, *away: str) -> set:
    book = every.book(own)
    found = protect_beside(book, book.mask(away), HES_2018)
    return {key for key, gone in zip(book.keys, found, strict=True) if gone}


COUNTS = {"all": 50, "few": 4, "many": 46, "men": 20, "women": 30}


def test_what_others_print_is_known_and_another_count_is_hidden():
    every = together(COUNTS, ("all", "few", "many"), ("all", "men", "women"), known={"many"})
    own = Book({"all": 50, "men": 20, "women": 30}, certain=frozenset({"all", "men", "women"}))
    assert hidden(every, own, "few") == {"few", "all", "men"}


def test_what_others_print_rounded_leaves_some_room():
    counts = {"all": 50, "few": 4, "many": 46}
    every = together(counts, ("all", "few", "many"), rounded={"many"})
    own = Book({"all": 50}, certain=frozenset({"all"}))
    assert hidden(every, own, "few", "many") == {"few", "many"}


def test_what_is_out_already_is_let_be_and_the_rest_still_printed():
    every = together(COUNTS, ("all", "few", "many"), known={"many", "all"})
    own = Book({"few": 4, "men": 20}, certain=frozenset({"men"}))
    assert hidden(every, own, "few") == {"few"}


def test_what_no_hiding_helps_is_let_be_when_all_that_hangs_together_is_hidden():
    """The few follow from three numbers that are out; the last sum says nothing of them."""
    counts = {"a": 50, "few": 4, "b": 46, "c": 76, "d": 30, "e": 30, "f": 40, "g": 10}
    sums = (("a", "few", "b"), ("c", "b", "d"), ("e", "d"), ("f", "d", "g"))
    every = together(counts, *sums, known={"a", "c", "e"})
    own = Book({"f": 40, "g": 10}, certain=frozenset("fg"))
    assert {"few", "b", "d"} <= hidden(every, own, "few", "b", "d")


def test_only_what_hangs_together_is_asked_about():
    every = together(COUNTS, ("all", "few", "many"), ("all", "men", "women"), known={"all"})
    assert set(every.book(Book({"men": 20})).counts) == {"all", "men", "women"}


@pytest.mark.parametrize("width", [3, 6])
def test_ranges_are_kept_wide_as_well(width):
    """Of several that are unknown one may be known all but exactly."""
    counts = {"all": 40 + width, "few": width, "a": 20, "b": 20}
    every = together(counts, ("all", "few", "a", "b"), rounded={"a"}, silent={"b"})
    own = Book({"all": 40 + width, "b": 20}, certain=frozenset({"all", "b"}))
    book = every.book(own)
    found = protect_beside(book, book.mask({"few", "a"}), HES_2018)
    assert release(own, HES_2018).shows("all", "b")
    assert found[list(book.keys).index("few")]


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_who_was_safe_before_more_was_hidden_need_not_be_asked_about_again(data):
    """The plain way asks about every small count each time."""
    counts = tangled(data.draw)
    book = Book(
        counts.counts,
        counts.balances,
        wholes=some_of(data.draw, counts, HES_2018.hide_to + 1),
        certain=some_of(data.draw, counts, 0),
        rounded=some_of(data.draw, counts, HES_2018.hide_to + 1),
    )
    away = primary(book, HES_2018) | book.mask(some_of(data.draw, counts, 0))
    found = protect_beside(book, away, HES_2018)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(beside, "pinned", lambda book, seen, wanted: _of_all(book, seen))
        assert found.tolist() == protect_beside(book, away, HES_2018).tolist()


def _of_all(book, seen):
    return pinned(book, seen, primary(book, HES_2018))
