from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadwell.reasons import RuleBroken
from leadwell.standards.rules.rule_tree import (
    AtLeast,
    Met,
    Needs,
    held_on,
    is_met,
    keys_of,
    left_of,
    met_until,
    missing,
    read_rule,
    written,
)

# Nobody waits for a busy machine: drawing and judging may take as long as they take.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

DAY = date(2026, 11, 2)
KEYS = [f"core:{n}" for n in range(6)]
A, B, C = (Needs(key) for key in KEYS[:3])


@dataclass(frozen=True)
class Spell:
    key: str
    from_on: date
    until_on: date | None = None


def _lists(parts):
    listed = st.lists(parts, min_size=1, max_size=4, unique=True)
    return listed.flatmap(
        lambda of: st.integers(1, len(of)).map(lambda count: AtLeast(count, tuple(of)))
    )


trees = st.recursive(st.sampled_from(KEYS).map(Needs), _lists, max_leaves=12)
some_keys = st.frozensets(st.sampled_from(KEYS))
days = st.integers(-5, 5).map(lambda n: DAY + timedelta(days=n))
spells = st.lists(
    st.builds(
        lambda key, begins, lasts: Spell(
            key, begins, begins + timedelta(days=lasts) if lasts else None
        ),
        st.sampled_from(KEYS),
        days,
        st.integers(0, 6),
    ),
    max_size=10,
)


def test_a_tree_is_read_as_it_was_written():
    said = {"all": [{"item": "core:0"}, {"any": [{"item": "core:1"}, {"item": "core:2"}]}]}
    assert read_rule(said) == AtLeast(2, (A, AtLeast(1, (B, C))))
    assert written(read_rule(said)) == said


def test_at_least_so_many_is_read_too():
    said = {"at_least": 2, "of": [{"item": "core:0"}, {"item": "core:1"}, {"item": "core:2"}]}
    assert read_rule(said) == AtLeast(2, (A, B, C))
    assert written(read_rule(said)) == said


def test_a_malformed_tree_says_why():
    with pytest.raises(RuleBroken, match="STD-40"):
        read_rule({"all": []})


@patient
@given(trees)
def test_writing_and_reading_lead_back(tree):
    assert read_rule(written(tree)) == tree


def test_what_is_missing_is_the_smallest_that_would_do():
    rule = AtLeast(2, (A, AtLeast(1, (B, C))))
    assert missing(rule, {"core:0"}) == (frozenset({"core:1"}), frozenset({"core:2"}))
    assert missing(rule, {"core:0", "core:2"}) == ()


def test_one_key_that_meets_two_parts_is_named_once():
    both = AtLeast(2, (AtLeast(1, (A, B)), AtLeast(1, (A, C))))
    assert missing(both, ()) == (frozenset({"core:0"}), frozenset({"core:1", "core:2"}))


def test_very_many_ways_are_not_all_named():
    many = AtLeast(10, tuple(Needs(f"core:{n}") for n in range(40)))
    ways = missing(many, ())
    assert len(ways) == 24
    assert all(len(way) == 10 and is_met(many, way) for way in ways)


def test_where_only_some_ways_are_followed_none_names_too_much():
    """Three of six are twenty ways, and with each of the others more than are followed at once."""
    named = {n: Needs(f"core:{n}") for n in (0, 1, 2, 3, 4, 7, 9, 11)}
    three = AtLeast(3, tuple(named[n] for n in (7, 4, 9, 0, 2, 11)))
    two = AtLeast(2, (three, named[0], AtLeast(1, (named[1], named[3]))))
    rule = AtLeast(3, (named[7], named[9], two))
    for way in missing(rule, ()):
        assert is_met(rule, way)
        assert not any(is_met(rule, way - {key}) for key in way)


@patient
@given(trees, some_keys)
def test_adding_exactly_what_is_missing_makes_it_met_and_nothing_less_does(tree, have):
    for way in missing(tree, have):
        assert is_met(tree, have | way)
        assert not way & have
        assert not any(is_met(tree, have | (way - {key})) for key in way)


@patient
@given(trees, some_keys)
def test_nothing_is_missing_exactly_when_it_is_met(tree, have):
    assert (missing(tree, have) == ()) == is_met(tree, have)
    assert (left_of(tree, have) is None) == is_met(tree, have)


@patient
@given(trees, some_keys)
def test_every_smallest_way_is_named(tree, have):
    for size in range(1, len(KEYS) + 1):
        do = {frozenset(c) for c in combinations(KEYS, size) if is_met(tree, have | set(c))}
        if do:
            found = missing(tree, have)
            assert is_met(tree, have) or {way for way in found if len(way) == size} == do
            assert is_met(tree, have) or len(found[0]) == size
            return


@patient
@given(trees, some_keys, some_keys)
def test_what_is_left_is_met_by_the_same_keys_as_the_whole(tree, have, more):
    left = left_of(tree, have)
    assert is_met(tree, have | more) == (left is None or is_met(left, more | have))
    assert left is None or not keys_of(left) & have


@patient
@given(trees, some_keys, some_keys)
def test_having_more_never_undoes_it(tree, have, more):
    assert is_met(tree, have | more) >= is_met(tree, have)


def test_the_last_day_is_the_day_before_it_ends():
    assert held_on([Spell("core:0", DAY, DAY + timedelta(days=1))], DAY) == {"core:0"}
    assert held_on([Spell("core:0", DAY - timedelta(days=9), DAY)], DAY) == frozenset()


def test_a_renewal_that_follows_at_once_leaves_no_gap():
    march, may = date(2027, 3, 1), date(2027, 5, 1)
    held = [Spell("core:0", DAY, march), Spell("core:0", march, may)]
    assert met_until(A, held, DAY) == Met(met=True, until=may)


def test_what_is_held_for_good_is_met_for_good():
    assert met_until(A, [Spell("core:0", DAY)], DAY) == Met(met=True)


def test_what_is_not_asked_for_does_not_end_it():
    held = [Spell("core:0", DAY), Spell("core:1", DAY, DAY + timedelta(days=1))]
    assert met_until(A, held, DAY) == Met(met=True)


@patient
@given(trees, spells)
def test_it_is_met_up_to_the_day_said_and_not_on_it(tree, held):
    said = met_until(tree, held, DAY)
    assert said.met == is_met(tree, held_on(held, DAY))
    last = said.until or DAY + timedelta(days=30)
    between = ((DAY + timedelta(days=n)) for n in range((last - DAY).days))
    assert not said.met or all(is_met(tree, held_on(held, day)) for day in between)
    assert said.until is None or not is_met(tree, held_on(held, said.until))
