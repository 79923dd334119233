"""What a reader can work out. Nothing we print may survive any of these attacks."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.reasons import RuleBroken
from leadwell.stats.disclosure import (
    HES_2018,
    PROFILES,
    Balance,
    Book,
    Known,
    Profile,
    bounds,
    grid,
    known,
    one_mover,
    pinned,
    primary,
    protect,
    recover,
    secondary,
)
from leadwell.stats.tests.disclosure.plain import every_fit
from leadwell.stats.tests.disclosure.tangles import some_of, tangled

UNDER_FIVE = Profile("under-five", 1, 4, 1, "made up")
UNDER_THREE = Profile("under-three", 1, 3, 1, "made up")
TO_FIVE = Profile("to-five", 1, 3, 5, "made up")


def named(count: int, letter: str) -> list[str]:
    return [f"{letter}{place}" for place in range(count)]


def table(counts, **more) -> Book:
    return grid(counts, named(len(counts), "r"), named(len(counts[0]), "c"), **more)


LONE = [[3, 20, 40], [15, 30, 50], [25, 35, 60]]
ONES = [[1, 1, 9], [1, 1, 9], [9, 9, 9]]


def test_one_small_cell_alone_in_its_row_is_found_by_subtraction():
    book = table(LONE)
    small = primary(book, UNDER_FIVE)
    assert (small.sum(), recover(book, small).sum()) == (1, 1)


def test_three_more_are_hidden_so_that_it_is_not():
    book = table(LONE)
    hidden = protect(book, UNDER_FIVE)
    assert hidden.sum() == 4
    assert not recover(book, hidden).any()


def test_two_hidden_cells_that_add_up_to_two_pass_subtraction_and_not_the_programme():
    book = table(ONES)
    small = primary(book, UNDER_FIVE)
    assert not recover(book, small).any()
    low, high = bounds(book, known(book, small, UNDER_FIVE), small)
    assert (low == 1).all()
    assert (high == 1).all()


def test_rounding_alone_gives_seven_people_away():
    """12, 12, 12 and 7 add up to 43: printed 10, 10, 10, hidden and 45. Only these fit."""
    book = table([[12], [12], [12], [7]])
    small = primary(book, HES_2018)
    low, high = bounds(book, known(book, small, HES_2018), small)
    assert low.tolist() == high.tolist() == [7, 7]
    hidden = protect(book, HES_2018)
    assert not pinned(book, known(book, hidden, HES_2018), small).any()


def test_a_count_behind_a_printed_rate_is_taken_as_known():
    """10 and 5 hidden out of 15 to 19: nothing is given away until both counts are known exactly."""
    counts = [[11], [6], [30]]
    free, sure = table(counts), table(counts, certain=[("r0", "c0"), ("r2", "c0"), ("all", "all")])
    assert protect(free, HES_2018).sum() < protect(sure, HES_2018).sum()


def test_the_pinned_are_those_whose_bounds_are_narrow():
    generator = np.random.default_rng(7)
    for counts in generator.poisson(4, (12, 4, 3)):
        book = table(counts.tolist())
        for profile in (UNDER_FIVE, HES_2018):
            small = primary(book, profile)
            seen = known(book, small, profile)
            low, high = bounds(book, seen, small)
            assert pinned(book, seen, small)[small].tolist() == (high - low < 2).tolist()


def test_bounds_of_nothing_are_empty():
    book = table(LONE)
    low, high = bounds(book, known(book, primary(book, UNDER_FIVE), UNDER_FIVE), book.mask(()))
    assert (low.size, high.size) == (0, 0)


def test_counts_that_add_up_to_nothing_printed_are_not_bounded():
    book = Book({"a": 3, "b": 40, "c": 37}, (Balance(("b",), ("a", "c")),))
    hidden = book.mask({"b", "c"})
    low, high = bounds(book, known(book, hidden, HES_2018), hidden)
    assert low.tolist() == [4, 1]
    assert np.isinf(high).all()


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        pytest.param((8, 12), (13, 17), True, id="a-step-up"),
        pytest.param((13, 17), (8, 12), True, id="a-step-down"),
        pytest.param((8, 12), (18, 22), False, id="two-steps-are-no-single-person"),
        pytest.param((8, 12), (8, 12), False, id="the-same"),
        pytest.param((8, 12), (1, np.inf), False, id="hidden-now"),
        pytest.param((0, 0), (1, np.inf), False, id="known-before"),
    ],
)
def test_a_single_newcomer_shows_where_rounding_turns(before, after, found):
    seen, now = (Known(*np.array([[low], [high]], dtype=float)) for low, high in (before, after))
    assert one_mover(seen, now, np.array([True])).tolist() == [found]


def test_a_sum_with_nothing_to_hide_does_not_keep_the_next_from_being_guarded():
    sums = (Balance(("whole",), ("few", "none")), Balance(("b",), ("small", "c")))
    book = Book(
        {"whole": 3, "few": 3, "none": 0, "b": 30, "small": 4, "c": 26}, sums, frozenset({"whole"})
    )
    away = book.mask({"few", "small"})
    assert secondary(book, away, away).tolist() == book.mask({"few", "small", "c"}).tolist()


def test_three_parts_of_a_small_total_are_narrow_by_their_marks_and_no_number_helps():
    book = table([[1, 1, 2], [20, 30, 40], [50, 60, 70]])
    hidden = protect(book, UNDER_FIVE)
    small = primary(book, UNDER_FIVE)
    _, told = bounds(book, known(book, hidden, UNDER_FIVE), small)
    _, untold = bounds(book, known(book, hidden, UNDER_FIVE, told=False), small)
    assert told.tolist() == [2, 2, 2, 4]
    assert (untold >= 3).all()


@pytest.mark.parametrize("profile", [UNDER_THREE, TO_FIVE], ids=lambda p: p.name)
@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2))
def test_of_all_tables_that_fit_no_two_agree_on_a_small_count(profile, counts):
    book = table(counts)
    try:
        hidden = protect(book, profile).tolist()
    except RuleBroken:
        return
    small = np.flatnonzero(primary(book, profile))
    for told, widest in ((False, 3), (True, 1)):
        fits = np.array(list(every_fit(book, hidden, profile, most=10, told=told)))
        assert (fits == book.values).all(axis=1).any(), "the truth itself must fit"
        blank = (book.values > 0).tolist()
        for place in small:
            found = len(set(fits[:, place].tolist()))
            assert found >= widest
            if told and found < 3:
                marks = np.array(list(every_fit(book, blank, profile, most=10, told=True)))
                assert found == len(set(marks[:, place].tolist()))


@settings(max_examples=60, deadline=None)
@given(
    counts=st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=6),
    name=st.sampled_from(["hes-2018", "ten-five", "survey-11"]),
    groups=st.booleans(),
)
def test_no_count_is_ever_recovered(counts, name, groups):
    profile = PROFILES[name]
    inside = [f"g{place // 2}" for place in range(len(counts))] if groups else []
    book = table(counts, row_groups=inside)
    try:
        hidden = protect(book, profile)
    except RuleBroken:
        assert book.values.any()
        return
    small, seen = primary(book, profile), known(book, hidden, profile)
    assert (hidden | ~small).all()
    assert not hidden[book.mask(book.wholes)].any()
    assert not (recover(book, ~seen.exact) & small).any()
    low, high = bounds(book, known(book, hidden, profile, told=False), small)
    assert (high - low >= 2).all()


def trusts() -> list[np.ndarray]:
    """Made-up trusts and small bodies: 13 pay bands by three groups."""
    generator = np.random.default_rng(2)
    sizes = [*generator.lognormal(np.log(6000), 0.6, 34), *generator.lognormal(np.log(600), 0.4, 6)]
    band = np.array([1, 18, 14, 8, 20, 17, 10, 5, 2.5, 1.5, 0.8, 0.5, 1.7])
    share = [(bme := generator.beta(4, 12)), 0.04, 0.96 - bme]
    chances = np.outer(band / band.sum(), share).ravel()
    return [generator.multinomial(int(n), chances).reshape(13, 3) for n in sizes]


def test_hiding_small_counts_alone_protects_hardly_anyone_and_the_engine_everyone():
    books = [table(counts.tolist()) for counts in trusts()]
    small = [primary(book, UNDER_FIVE) for book in books]
    found = sum(recover(b, s).sum() for b, s in zip(books, small, strict=True))
    assert found > 0.7 * sum(s.sum() for s in small)
    hidden = [protect(book, UNDER_FIVE) for book in books]
    assert not any((recover(b, h) & s).any() for b, h, s in zip(books, hidden, small, strict=True))
    assert sum(h.sum() for h in hidden) < 0.35 * sum(h.size for h in hidden)


@settings(max_examples=100, deadline=None)
@given(data=st.data(), told=st.booleans())
def test_what_is_known_of_a_count_always_leaves_room_for_the_truth(data, told):
    """Also of a nought that is hidden because it is told a release later."""
    book = tangled(data.draw)
    away = book.mask(some_of(data.draw, book, 0))
    seen = known(book, away, HES_2018, told=told)
    assert (seen.low <= book.values).all()
    assert (book.values <= seen.high).all()
