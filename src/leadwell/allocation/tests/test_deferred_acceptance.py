"""Deferred acceptance: published answers, other ways, and every small market tried out."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.allocation.deferred_acceptance import (
    EVERYBODY,
    NOBODY,
    NOWHERE,
    Market,
    Settled,
    complaints,
    deferred_acceptance,
)
from leadwell.allocation.tests import plain_ways as plain


def settled(lists, places, keys):
    """The same through our way; None for nowhere. `keys[unit][person]`."""
    return deferred_acceptance(market_of(lists, places, keys))


def market_of(lists, places, keys):
    """Each unit a choice of its own; keys begin after everybody's number."""
    parts = [(unit,) for unit in range(len(places))]
    return Market(lists, parts, places, lambda person, unit: len(lists) + keys[unit][person])


def held(lists, places, keys):
    units = settled(lists, places, keys).unit
    return [None if unit == NOWHERE else unit for unit in units]


@st.composite
def markets(draw):
    """Lists, places and everybody's key at every unit, for a few people."""
    people, units = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    lists = [
        draw(st.permutations(range(units)))[: draw(st.integers(0, units))] for _ in range(people)
    ]
    places = [draw(st.integers(0, 2)) for _ in range(units)]
    keys = [draw(st.permutations(range(people))) for _ in range(units)]
    return lists, places, keys


def test_the_published_hospitals_and_residents():
    # residents A S D L J; hospitals M C G with two places each
    lists = [[1], [1, 0], [1, 0, 2], [0, 1, 2], [1, 2, 0]]
    liked = [[2, 3, 1, 4], [2, 0, 1, 3, 4], [2, 4, 3]]
    keys = [{person: key for key, person in enumerate(order)} for order in liked]
    found = settled(lists, [2, 2, 2], keys)
    assert found.unit == [1, 0, 1, 0, 2]  # M: L and S, C: D and A, G: J
    assert found.cut_off == [5 + 2, 5 + 1, EVERYBODY]  # S at M, A at C; G has a place left


def test_with_one_number_it_is_the_turn_of_each_and_an_honest_list_loses_nothing():
    honest, lie = [[0, 1], [0, 1], [1]], [[0, 1], [1], [1]]
    order, keys = [0, 1, 2], [[0, 1, 2]] * 2
    assert plain.serial(honest, [1, 1], order) == held(honest, [1, 1], keys) == [0, 1, None]
    assert plain.first_choices_first(honest, [1, 1], order) == [0, None, 1]
    assert plain.first_choices_first(lie, [1, 1], order) == [0, 1, None]


def test_chances_with_one_number_beside_shares_that_are_eaten():
    lists, places = [[0, 1], [0, 1], [1, 0], [1, 0]], [1, 1]
    share = plain.eaten(lists, places)
    assert (share[0, 0], share.get((0, 1), 0)) == (plain.Fraction(1, 2), 0)
    orders = [dict(zip(order, range(4), strict=True)) for order in permutations(range(4))]
    firsts = [held(lists, places, [turn, turn])[0] for turn in orders]
    assert (firsts.count(0), firsts.count(1), len(firsts)) == (10, 2, 24)


def test_our_precedent_draws_the_names_it_publishes():
    key = b"9319./2.5.8.10.12./9.18.26.34.41.45./"
    drawn = [17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4]
    assert plain.rfc3797(key, 25, 16) == drawn


@given(markets())
def test_it_is_the_stable_way_that_everybody_likes_best(market):
    lists, places, keys = market
    stable = plain.stable_places(lists, places, keys)
    liked = [
        tuple(len(w) if u is None else w.index(u) for w, u in zip(lists, way, strict=True))
        for way in stable
    ]
    best = tuple(min(each) for each in zip(*liked, strict=True))
    assert tuple(held(lists, places, keys)) == stable[liked.index(best)]


@given(markets(), st.randoms())
def test_it_makes_no_difference_who_is_read_first(market, chance):
    lists, places, keys = market
    order = list(range(len(lists)))
    chance.shuffle(order)
    turned = held([lists[p] for p in order], places, [[row[p] for p in order] for row in keys])
    assert [turned[order.index(person)] for person in range(len(lists))] == held(*market)


@settings(max_examples=60)
@given(markets())
def test_nobody_gains_by_any_list_but_the_true_one(market):
    lists, places, keys = market
    for person, wish in enumerate(lists):
        true = [*wish, None]
        honest = true.index(held(*market)[person])
        for length in range(len(places) + 1):
            for lie in permutations(range(len(places)), length):
                told = [*lists[:person], list(lie), *lists[person + 1 :]]
                got = held(told, places, keys)[person]
                assert got not in true or true.index(got) >= honest


@given(markets())
def test_somebody_more_helps_nobody(market):
    lists, places, keys = market
    without = held([*lists[:-1], []], places, keys)
    for wish, before, after in zip(lists[:-1], without, held(*market), strict=False):
        likes = [*wish, None]
        assert likes.index(before) <= likes.index(after)


@given(markets())
def test_the_cut_offs_alone_tell_everybody_what_they_hold(market):
    places, found = market[1], settled(*market)
    assert complaints(market_of(*market), found) == []
    for unit, count in enumerate(places):
        full = found.unit.count(unit) == count
        assert (found.cut_off[unit] == EVERYBODY) is not full
        assert (found.cut_off[unit] == NOBODY) is (count == 0)


def test_somebody_put_elsewhere_has_a_complaint():
    lists, keys = [[0], [0]], [[0, 1]]
    assert complaints(market_of(lists, [1], keys), Settled([NOWHERE, 0], [3])) == [0]
