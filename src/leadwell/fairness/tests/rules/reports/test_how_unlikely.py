"""FAR-89: the chance of a figure where there is no difference, in this year and over several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.reports.how_unlikely import how_unlikely
from leadwell.fairness.tests.factories import even, likelihood, share, withheld

ABOVE = likelihood(p=0.02)


def of(*years: Shown, new: bool = True) -> float:
    return how_unlikely(years, new_each_year=new)


def test_a_year_alone_has_the_p_value_of_its_test():
    assert of(ABOVE) == 0.02


def test_years_on_one_side_are_less_likely_together_than_the_weakest_of_them():
    assert of(ABOVE, ABOVE, ABOVE) == pytest.approx(2 * 2 * 0.01**3)
    assert of(likelihood(p=0.04), ABOVE) == pytest.approx(2 * 2 * 0.02**2)


def test_a_strong_year_after_weak_ones_counts_for_itself_and_twice():
    assert of(ABOVE, likelihood(p=1e-9)) == pytest.approx(2e-9)


def test_years_that_do_not_agree_say_nothing_together():
    below = likelihood(p=0.02, reading=Reading.BELOW)
    assert of(below, ABOVE) == of(even(), ABOVE) == pytest.approx(0.04)
    assert of(even(p=0.9), even(p=0.9)) == 1.0


def test_a_silent_year_neither_joins_nor_breaks():
    assert of(ABOVE, withheld(), ABOVE) == of(ABOVE, ABOVE)


def test_who_works_here_is_no_new_draw_each_year():
    assert of(ABOVE, ABOVE, ABOVE, new=False) == 0.02


def test_without_a_test_the_interval_tells():
    ratio = likelihood(p=None, value=2.0, low=1.0, high=4.0)
    assert of(ratio) == pytest.approx(0.05)
    gap = share(row="mean-hourly", value=-6.0, low=-11.2, high=-0.8, reading=Reading.BELOW)
    assert of(gap) == pytest.approx(0.0237, abs=0.0005)
    points = replace(gap, row="", unit="points")
    assert of(points) == of(gap)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"unit": "percent"}, id="a share has no parity of its own"),
        pytest.param({"high": None}, id="no upper end"),
        pytest.param({"low": 1.5, "high": 1.5}, id="an interval without width"),
        pytest.param({"low": 0.0, "value": 0.0, "high": 0.5}, id="nought has no logarithm"),
    ],
)
def test_where_the_interval_has_no_scale_it_is_only_known_to_be_away(changes):
    assert of(likelihood(p=None, **changes)) == 0.05
    assert of(likelihood(p=None, reading=Reading.NO_DIFFERENCE, **changes)) == 1.0
