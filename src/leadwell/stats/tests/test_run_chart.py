"""Run charts: runs and crossings counted again by hand and by a plain loop."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from leadwell.stats.run_chart import run_chart, runs_about


def plainly(values, centre):
    longest = run = crossings = useful = 0
    before = None
    for value in values:
        if math.isnan(value) or value == centre:
            continue
        useful += 1
        if before is not None and (value > centre) != before:
            crossings, run = crossings + 1, 0
        before, run = value > centre, run + 1
        longest = max(longest, run)
    return useful, longest, crossings


@given(st.lists(st.one_of(st.integers(0, 9), st.just(math.nan)), max_size=60), st.integers(0, 9))
def test_any_series_agrees_with_a_plain_loop(values, centre):
    found = runs_about(values, centre)
    assert (found.useful, found.longest, found.crossings) == plainly(values, centre)


@pytest.mark.parametrize("useful", [1, 2, 10, 11, 12, 16, 20, 24, 36, 100])
def test_the_limits_are_those_of_the_published_rule(useful):
    found = runs_about([1.0] * useful, 0)
    assert found.longest_expected == round(math.log2(useful) + 3)
    assert found.crossings_expected == binom.ppf(0.05, useful - 1, 0.5) or useful == 1


def test_a_long_run_is_a_signal():
    restless = [1, -1] * 10
    assert not runs_about(restless, 0).signal
    assert runs_about(restless + [1] * 9 + restless, 0).signal


def test_too_few_crossings_are_a_signal():
    found = runs_about([1, 1, 1, 1, 1, -1, -1, -1, -1, -1] * 3, 0)
    assert found.longest <= found.longest_expected
    assert found.crossings < found.crossings_expected
    assert found.signal


def test_points_on_the_line_are_left_out():
    found = run_chart([5, 5, 5, 4, 6])
    assert (found.centre, found.useful, found.crossings) == (5, 2, 1)


def test_a_series_that_never_changes_has_no_signal():
    assert not run_chart([3.0] * 40).signal


def test_a_baseline_sets_the_middle():
    assert run_chart([1, 2, 3, 9, 9, 9], baseline=3).centre == 2


@pytest.mark.parametrize("values", [[], [math.nan]])
def test_no_values_have_no_middle(values):
    with pytest.raises(ValueError, match="at least one value"):
        run_chart(values)
