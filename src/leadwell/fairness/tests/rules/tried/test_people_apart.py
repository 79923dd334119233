"""The people a reader finds by taking one answer from another."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from leadwell.fairness.rules.tried.facts import Tried
from leadwell.fairness.rules.tried.people_apart import people_apart


def tried(asked, short, path="/E/R/", version=1) -> Tried:
    return Tried(path, version, np.array(sorted(asked)), np.array(sorted(short)))


def small(this, *earlier) -> set[int]:
    """The numbers of people that could be found: not nobody, and fewer than ten."""
    return {number for number in people_apart(this, earlier) if 0 < number < 10}


def test_the_first_answer_is_set_against_nothing():
    assert people_apart(tried(range(100), range(40)), []) == []


def test_the_same_people_on_another_day_are_not_apart():
    before = tried(range(100), range(40))
    assert small(tried(range(100), range(40)), before) == set()


def test_one_who_came_since_is_found():
    before = tried(range(100), range(40))
    assert small(tried(range(101), range(40)), before) == {1}


def test_three_who_learnt_it_since_are_found():
    before = tried(range(100), range(40))
    assert 3 in small(tried(range(100), range(37)), before)


def test_another_version_that_is_nearly_alike_tells_of_those_it_treats_otherwise():
    before = tried(range(100), range(40), version=1)
    assert small(tried(range(100), range(35), version=2), before) == {5}


def test_those_one_version_leaves_out_may_be_those_another_asks():
    """Who meets the first version are, but for two, all whom the second asks anything of."""
    before = tried(range(100), range(40), version=1)
    assert small(tried(range(42, 100), range(42, 60), version=2), before) == {2}


def test_a_board_less_the_trust_in_it_is_the_few_it_employs_itself():
    trust = tried(range(100), range(40), path="/E/R/B/T/")
    board = tried(range(105), range(42), path="/E/R/B/")
    assert small(board, trust) == small(trust, board) == {5, 2, 7}


def test_a_region_less_all_its_places_is_told_by_the_last_of_them():
    """Two trusts and a practice of six: neither trust by itself gives the practice away."""
    region = tried(range(206), {*range(40), *range(100, 140), 200}, path="/E/R/")
    one = tried(range(100), range(40), path="/E/R/A/")
    other = tried(range(100, 200), range(100, 140), path="/E/R/B/")
    assert small(one, region) == set()
    assert {6, 1, 5} <= small(other, region, one)
    assert {6, 1, 5} <= small(region, one, other)


def test_of_a_place_that_was_asked_on_many_days_the_last_is_what_an_area_is_set_against():
    """The trust shrank: the region less its last answer are many, though less its first they were few."""
    region = tried(range(100), range(40), path="/E/R/")
    last = tried(range(60), range(20), path="/E/R/A/")
    found = people_apart(region, [last, tried(range(60), range(20), path="/E/R/A/")])
    assert 40 in found


def test_other_versions_of_places_elsewhere_say_nothing():
    elsewhere = tried(range(500, 600), range(500, 540), path="/E/S/", version=2)
    assert people_apart(tried(range(100), range(40)), [elsewhere]) == []


def who(marks: int) -> set[int]:
    """The people whose bit is set."""
    return {n for n in range(48) if marks >> n & 1}


marks = st.integers(1, 2**48 - 1)


@given(marks, marks, marks, marks)
def test_the_order_in_which_two_are_asked_makes_no_difference(a, b, c, d):
    one, other = tried(who(a | b), who(b)), tried(who(c | d), who(d), path="/E/R/T/")
    assert sorted(people_apart(one, [other])) == sorted(people_apart(other, [one]))
