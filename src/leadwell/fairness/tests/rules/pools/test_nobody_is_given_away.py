"""FAR-93 and 96: sums over years beside what the years print, tried by counting out every table that fits."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.fairness.rules.pools.facts import Apart, Sum
from leadwell.fairness.rules.pools.pool_gives_nobody_away import pool_gives_nobody_away
from leadwell.fairness.rules.pools.what_areas_leave import what_areas_leave
from leadwell.stats.disclosure import HES_2018, Balance, Book

ALL_YEARS = "all"


def years(*counts, hidden=None, limits=None):
    """One count a year; small ones are hidden, and those named."""
    books = {str(n): Book({"c": one}, certain=frozenset({"c"})) for n, one in enumerate(counts)}
    small = {str(n) for n, one in enumerate(counts) if 1 <= one <= 7}
    away = {of: frozenset({"c"}) for of in small | set(hidden or ())}
    return Apart(books, away, {(of, "c"): ends for of, ends in (limits or {}).items()})


def over(*which):
    return Sum(ALL_YEARS, frozenset((str(of), "c") for of in which))


def refused(apart, *sums, printed=()):
    return bool(pool_gives_nobody_away(apart, sums, printed=printed, profile=HES_2018))


@pytest.mark.parametrize(
    ("counts", "given_away"),
    [
        pytest.param((3, 4, 2, 5), False, id="all-are-hidden"),
        pytest.param((20, 30, 25, 5), True, id="one-is-hidden"),
        pytest.param((20, 30, 4, 5), False, id="two-are-hidden"),
        pytest.param((20, 30, 1, 1), True, id="two-that-can-only-be-one"),
        pytest.param((20, 30, 7, 7), True, id="two-that-can-only-be-seven"),
        pytest.param((0, 0, 0, 5), True, id="nought-is-known"),
        pytest.param((20, 30, 25, 50), False, id="nothing-is-hidden"),
    ],
)
def test_whether_a_sum_of_years_gives_one_away(counts, given_away):
    assert refused(years(*counts), over(*range(len(counts)))) is given_away


def test_a_larger_hidden_count_is_guarded_too():
    """It is hidden to guard a small one inside it."""
    assert refused(years(20, 30, 12, hidden={"2"}), over(0, 1, 2))
    assert not refused(years(20, 9, 12, hidden={"1", "2"}), over(0, 1, 2))


def test_sums_that_were_printed_are_taken_together_with_the_new_one():
    apart = years(3, 4, 2, 5, 6, 1)
    first, next_one = over(0, 1, 2, 3, 4), over(1, 2, 3, 4, 5)
    assert not refused(apart, next_one)
    assert not refused(apart, next_one, printed=[first])  # 1 less 3: neither is known
    assert refused(years(1, 4, 2, 5, 6, 7), next_one, printed=[first])  # 7 less 1: both are


def test_what_was_narrow_before_is_no_reason_unless_it_gets_narrower():
    narrow = {"0": (3.0, 4.0)}
    assert not refused(years(3, 4, 2, 5, limits=narrow), over(1, 2, 3))
    assert refused(years(3, 20, 20, limits=narrow), over(0, 1, 2))
    assert not refused(
        years(3, 4, 2, limits={"9": (1.0, 1.0)}), over(0, 1, 2)
    )  # of a year not there


def test_sums_within_a_year_are_used():
    """Of whom five were shortlisted, three got the post: with all shortlists of the years known, the one
    hidden year of appointments follows from the rest, which is printed."""
    book = Book(
        {"whole": 5, "part": 3, "rest": 2}, (Balance(("whole",), ("part", "rest")),),
        certain=frozenset({"whole", "rest"}),
    )  # fmt: skip
    apart = Apart({"0": book, "1": Book({"whole": 20}, certain=frozenset({"whole"}))},
                  {"0": frozenset({"whole", "part"})})  # fmt: skip
    assert refused(apart, Sum("", frozenset({("0", "whole"), ("1", "whole")})))


def test_a_sum_of_nobody_tells_nothing():
    assert not refused(Apart({}, {}), Sum("", frozenset({("0", "c")})))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_wherever_a_sum_is_printed_every_small_count_may_be_one_of_three(counts):
    if refused(years(*counts), over(*range(len(counts)))):
        return
    small = [n for n, one in enumerate(counts) if 1 <= one <= 7]
    fits = [
        way for way in product(range(1, 8), repeat=len(small))
        if sum(way) == sum(counts[n] for n in small)
    ]  # fmt: skip
    for place in range(len(small)):
        assert len({way[place] for way in fits}) >= 3


AREA, HIDDEN = (9, True), True


def left(counts, area, *, says=True):
    every = {(n, False): (one, 1 <= one <= 7) for n, one in enumerate(counts)}
    return what_areas_leave(
        {**every, AREA: (area, not says)}, above=dict.fromkeys(every, AREA), profile=HES_2018
    )


def test_an_area_narrows_what_its_places_hide():
    assert left([20, 2, 1], 23) == {1: (1, 2), 2: (1, 2)}
    assert left([20, 2, 1], 23, says=False) == {}


def test_where_nothing_is_hidden_nothing_is_left_to_say():
    assert left([20, 30], 50) == {}
