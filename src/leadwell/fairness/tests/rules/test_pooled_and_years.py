"""Pooling adds people up; a year runs from April to March."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.fairness.queries.counting.years import days_of, year_of
from leadwell.fairness.rules.facts import Count, Tally
from leadwell.fairness.rules.neighbours import neighbours
from leadwell.fairness.rules.pooled import pooled
from leadwell.fairness.rules.sets_are_known import sets_are_known
from leadwell.fairness.rules.year_can_be_counted import year_can_be_counted

counts = st.integers(0, 40).flatmap(lambda n: st.builds(Count, st.integers(0, n), st.just(n)))
years = st.lists(st.fixed_dictionaries({"white": counts, "bme": counts}), max_size=5)


@given(years)
def test_pooled_years_have_everybody_of_each_year_once(found):
    tallies = [Tally(7, "wres-2", "", "", groups) for groups in found]
    for line in pooled(tallies, organisation_id=9):
        assert (line.organisation_id, line.indicator) == (9, "wres-2")
        for group, count in line.groups.items():
            assert count.part == sum(groups[group].part for groups in found)
            assert count.whole == sum(groups[group].whole for groups in found)


def test_a_pooled_share_is_no_average_of_shares():
    small, large = Count(1, 2), Count(10, 98)
    (line,) = pooled(
        [Tally(1, "x", "", "", {"bme": one}) for one in (small, large)], organisation_id=1
    )
    assert Fraction(line.groups["bme"].part, line.groups["bme"].whole) == Fraction(11, 100)


def test_lines_that_only_one_year_has_are_there_too():
    tallies = [
        Tally(1, "x", "5", "", {"bme": Count(1, 2)}),
        Tally(1, "x", "6", "", {"white": Count(3, 4)}),
    ]
    assert pooled(tallies, organisation_id=1) == tallies


def test_neighbours_are_of_the_same_kind_in_the_same_region():
    peers = {1: ("acute", 9), 2: ("acute", 9), 3: ("acute", 8), 4: ("community", 9)}
    assert neighbours(1, peers) == {1, 2}
    assert neighbours(3, peers) == {3}


@pytest.mark.parametrize(
    ("year", "as_at", "code"),
    [
        pytest.param("2025-26", date(2026, 3, 31), [], id="the-last-day"),
        pytest.param("2025-26", date(2025, 4, 1), [], id="the-first-day"),
        pytest.param("2025-26", date(2026, 4, 1), ["FAR-81b"], id="a-day-later"),
        pytest.param("2025/26", date(2026, 3, 31), ["FAR-81a"], id="written-otherwise"),
        pytest.param("2025-25", date(2026, 3, 31), ["FAR-81a"], id="no-year-at-all"),
    ],
)
def test_staff_are_counted_on_a_day_of_the_year(year, as_at, code):
    assert [why.code for why in year_can_be_counted(year, days=days_of(year), as_at=as_at)] == code


@given(st.dates(date(2001, 4, 1), date(2098, 3, 31)))
def test_every_day_is_in_its_year(day):
    began, ended = days_of(year_of(day))
    assert began <= day <= ended


def test_the_turn_of_a_century_is_a_year_too():
    assert days_of("2099-00") == (date(2099, 4, 1), date(2100, 3, 31))


def test_sets_that_are_not_there_are_named():
    found = sets_are_known(["wres", "x"], known=("wres", "wdes"))
    assert [(one.code, one.facts["set"]) for one in found] == [("FAR-83", "x")]
