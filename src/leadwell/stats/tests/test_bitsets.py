"""Bits against the plain sets they stand for."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadwell.stats import bitsets
from leadwell.stats.bitsets import (
    Part,
    empty_columns,
    hold,
    holding,
    how_many_hold,
    renew,
    words_of,
)

# Nobody waits for a busy machine: drawing and judging may take as long as they take.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

KEYS = [f"core:{n}" for n in range(130)]
SOME = [KEYS[0], KEYS[1], KEYS[63], KEYS[64], KEYS[127], KEYS[128], KEYS[129]]
people = st.lists(st.frozensets(st.sampled_from(SOME)), min_size=1, max_size=30)


def _parts(inside):
    asked = st.tuples(
        st.lists(st.sampled_from([*SOME, "core:unknown"]), max_size=4, unique=True).map(tuple),
        st.lists(inside, max_size=2).map(tuple),
    ).filter(lambda pair: pair[0] or pair[1])
    return asked.flatmap(
        lambda pair: st.integers(1, len(pair[0]) + len(pair[1])).map(lambda n: Part(n, *pair))
    )


parts = st.recursive(st.sampled_from(SOME).map(lambda key: Part(1, (key,))), _parts, max_leaves=6)


def columns(sets):
    held = empty_columns(len(sets), KEYS)
    hold(held, [(row, key) for row, keys in enumerate(sets) for key in keys])
    return held


def _holds(part: Part, keys: frozenset[str]) -> bool:
    inside = sum(_holds(each, keys) for each in part.parts)
    return sum(key in keys for key in part.keys) + inside >= part.count


@patient
@given(people, parts)
def test_bits_answer_as_sets_do(sets, part):
    held = columns(sets)
    expected = [_holds(part, keys) for keys in sets]
    assert holding(held, part).tolist() == expected
    assert how_many_hold(held, part) == sum(expected)


@patient
@given(people, parts)
def test_pieces_make_no_difference(sets, part):
    before = bitsets.PIECE
    bitsets.PIECE = 4
    try:
        assert how_many_hold(columns(sets), part) == sum(_holds(part, keys) for keys in sets)
    finally:
        bitsets.PIECE = before


@patient
@given(people, st.frozensets(st.sampled_from(SOME)))
def test_one_person_renewed_is_as_if_all_were_drawn_again(sets, keys):
    held = columns(sets)
    renew(held, 0, keys)
    again = columns([keys, *sets[1:]])
    assert all((a == b).all() for a, b in zip(held.columns, again.columns, strict=True))


def test_nothing_asked_is_held_by_everybody_and_an_unknown_key_by_nobody():
    held = columns([frozenset(), frozenset(SOME)])
    assert holding(held, Part(0)).tolist() == [True, True]
    assert how_many_hold(held, Part(1, ("core:unknown",))) == 0
    hold(held, [(0, "core:unknown")])
    assert int(held.columns[0][0]) == 0


def test_without_any_keys_there_is_one_empty_column():
    held = empty_columns(3, [])
    assert (held.rows, len(held.columns)) == (3, 1)
    assert words_of([], ["core:1"]) == (np.uint64(0),)


ways = st.lists(
    st.lists(st.frozensets(st.sampled_from(SOME), min_size=1), min_size=1, max_size=3),
    min_size=1,
    max_size=6,
)


@patient
@given(ways, st.frozensets(st.sampled_from(SOME)))
def test_the_posts_open_to_somebody_are_those_of_which_one_way_is_held(several, keys):
    found = bitsets.open_to(bitsets.posts_of(KEYS, several), words_of(KEYS, keys))
    assert found.tolist() == [any(way <= keys for way in each) for each in several]
