"""Reserves: the published order example, and that no complaint is justified under them."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.allocation.reserves import (
    OPEN,
    Units,
    in_order,
    open_cohorts,
    places_by_lot,
    wrongly_placed,
)
from leadwell.allocation.tests.plain_ways import serial

GROUP = 1


def one_cohort(*parts):
    units = Units()
    units.add_cohort(parts)
    return units


def test_which_part_is_asked_first_decides_who_gets_in():
    # four places, two of them for people 0, 5 and 6; numbers as the people
    facts = [GROUP if person in (0, 5, 6) else 0 for person in range(8)]
    lists, numbers = [[0]] * 8, range(8)
    first = places_by_lot(lists, numbers, one_cohort((2, GROUP), (2, OPEN)), facts)
    assert first.unit == [0, 1, 1, -1, -1, 0, -1, -1]
    last = places_by_lot(lists, numbers, one_cohort((2, OPEN), (2, GROUP)), facts)
    assert last.unit == [0, 0, -1, -1, -1, 1, 1, -1]


def test_a_reserve_tells_how_far_it_went_with_and_without_the_fact():
    lists, numbers = [[0]] * 4, [40, 10, 30, 20]
    units = one_cohort((2, GROUP), (1, OPEN))
    found = places_by_lot(lists, numbers, units, [GROUP, 0, 0, 0])
    assert found.order == [1, 3, 2, 0]
    assert found.turn == [3, 0, 2, 1]
    assert found.unit == [0, 0, -1, 1]
    assert found.cut_off == [4 + 0, 1]  # turn 0 of those without the fact


def test_places_left_and_no_places_at_all_are_told_apart():
    found = places_by_lot([[0, 1]], [5], open_cohorts([0, 2]))
    assert (found.unit, found.cut_off) == ([1], [-inf, inf])


def test_two_people_with_one_number_are_refused():
    with pytest.raises(ValueError, match="same lottery number"):
        in_order([3, 1, 3])


@st.composite
def draws(draw):
    cohorts, people = draw(st.integers(1, 4)), draw(st.integers(0, 8))
    units = Units()
    for _ in range(cohorts):
        wants = draw(st.permutations([OPEN, 1, 2, 4]))[: draw(st.integers(1, 4))]
        units.add_cohort([(draw(st.integers(0, 2)), want) for want in wants])
    lists = [
        draw(st.permutations(range(cohorts)))[: draw(st.integers(0, cohorts))]
        for _ in range(people)
    ]
    facts = draw(st.lists(st.integers(0, 7), min_size=people, max_size=people))
    return lists, draw(st.permutations(range(people))), units, facts


def chosen(cohort, asking, units, numbers, facts):
    """Whom a cohort would take of all who ask: its parts in turn, each the best for itself."""
    left, taken = set(asking), set()
    for unit in units.of_cohort[cohort]:
        want = units.wants[unit]
        best = sorted(left, key=lambda p: (bool(want) and not want & facts[p], numbers[p]))
        taken |= set(best[: units.places[unit]])
        left -= taken
    return taken


@given(draws())
def test_no_complaint_is_justified(market):
    """Everyone who would rather be in a cohort is someone it would not take beside those it has."""
    lists, numbers, units, facts = market
    found = places_by_lot(*market)
    of = {unit: cohort for cohort, those in enumerate(units.of_cohort) for unit in those}
    holds = [of.get(unit) for unit in found.unit]
    for cohort in range(len(units.of_cohort)):
        inside = {person for person, where in enumerate(holds) if where == cohort}
        rather = {
            person
            for person, wish in enumerate(lists)
            if cohort in (wish if holds[person] is None else wish[: wish.index(holds[person])])
        }
        assert chosen(cohort, inside, units, numbers, facts) == inside  # no more than its places
        for person in rather:
            assert person not in chosen(cohort, inside | {person}, units, numbers, facts)


@given(draws())
def test_the_cut_offs_promise_what_people_hold_and_nothing_else(market):
    lists, _, units, facts = market
    found = places_by_lot(*market)
    assert wrongly_placed(lists, found, units, facts) == []
    for person in [person for person, unit in enumerate(found.unit) if unit >= 0][:1]:
        found.unit[person] = -1
        assert wrongly_placed(lists, found, units, facts) == [person]


@given(draws())
def test_where_nobody_has_a_fact_places_go_by_turn(market):
    lists, numbers, units, _ = market
    found = places_by_lot(lists, numbers, units)
    of = {unit: cohort for cohort, those in enumerate(units.of_cohort) for unit in those}
    sizes = [sum(units.places[unit] for unit in those) for those in units.of_cohort]
    assert [of.get(unit) for unit in found.unit] == serial(lists, sizes, found.order)
    plain = places_by_lot(lists, numbers, open_cohorts(sizes))
    assert [None if unit < 0 else unit for unit in plain.unit] == serial(lists, sizes, found.order)
