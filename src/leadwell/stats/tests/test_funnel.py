"""Funnel limits: the published example, and the distributions behind it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from leadwell.stats.binomial_quantile import binomial_quantile
from leadwell.stats.funnel import (
    exact_limits,
    placed_funnel,
    proportion_funnel,
    proportion_limits,
    ratio_funnel,
)

NUMERATORS = [32, 41, 18, 60, 25, 77, 12, 49, 30, 22, 95, 15, 38, 27, 66, 44, 9, 53, 20, 35]
DENOMINATORS = [210, 250, 160, 300, 220, 340, 140, 260, 205, 190]
DENOMINATORS += [420, 130, 240, 200, 310, 255, 120, 275, 170, 230]


def test_the_published_proportions_come_out_the_same():
    found = proportion_funnel(NUMERATORS, DENOMINATORS)
    assert found.target == pytest.approx(0.166054054054, abs=1e-12)
    assert found.z[[0, 10, 16]] == pytest.approx(
        [-0.541664734316, 3.11213527127, -3.11777498231], abs=1e-11
    )
    assert found.pulled_in_to == pytest.approx((-2.31588720356, 2.17888042399), abs=1e-11)
    assert found.phi == pytest.approx(2.55697148497, abs=1e-11)
    assert np.mean(found.z**2) == pytest.approx(3.33246066728, abs=1e-11)
    assert found.tau_squared == pytest.approx(0.00183827633049, abs=1e-14)
    assert found.adjusted_z[[10, 16]] == pytest.approx([1.53917096518, -2.27243760293], abs=1e-11)


def test_the_published_ratios_of_counts_come_out_the_same():
    found = ratio_funnel(NUMERATORS, DENOMINATORS)
    assert found.phi == pytest.approx(1.71336103178, abs=1e-11)
    assert found.tau_squared == pytest.approx(0.024391487102, abs=1e-13)


@pytest.mark.parametrize(("confidence", "fewest", "most"), [(0.95, 23, 43), (0.998, 17, 49)])
def test_the_published_exact_limits_come_out_the_same(confidence, fewest, most):
    found = exact_limits(200, 0.1618, confidence)
    assert (found.low, found.high) == (fewest, most)


@given(st.integers(0, 3000), st.floats(0.001, 0.999), st.floats(0.0005, 0.9995))
def test_the_quantile_is_the_first_count_that_reaches_the_share(n, p, share):
    found = int(binomial_quantile(share, n, p))
    counts = np.arange(n + 1)
    # walk up the exact distribution; allow for the last digit of its own sum
    reached = np.cumsum(binom.pmf(counts, n, p))
    assert reached[found] >= share - 1e-9
    assert found == 0 or reached[found - 1] < share + 1e-9


def test_chance_leaves_the_exact_limits_no_more_often_than_they_say():
    for n in (10, 57, 400):
        found = exact_limits(n, 0.2)
        outside = binom.cdf(found.low - 1, n, 0.2) + binom.sf(found.high, n, 0.2)
        assert outside <= 0.05


def test_many_sizes_have_their_limits_at_once():
    found = exact_limits(np.arange(0, 500), 0.3)
    assert found.low.shape == (500,)
    assert (found.low <= found.high).all()
    assert found.high[0] == 0


def test_organisations_that_differ_by_chance_alone_are_not_adjusted():
    chance = np.random.default_rng(8)
    sizes = chance.integers(100, 900, 150)
    found = proportion_funnel(chance.binomial(sizes, 0.2), sizes)
    assert found.tau_squared < 1e-4
    calm = proportion_funnel([20, 20, 20], [100, 100, 100])
    assert calm.tau_squared == 0
    assert (calm.adjusted_z == calm.z).all()


def test_the_limits_drawn_are_where_the_adjusted_z_says_they_are():
    found = proportion_funnel(NUMERATORS, DENOMINATORS)
    drawn = proportion_limits(DENOMINATORS, found, 0.95)
    shares = np.array(NUMERATORS) / DENOMINATORS
    outside = (shares < drawn.low) | (shares > drawn.high)
    assert (outside == (np.abs(found.adjusted_z) > 1.959963984540054)).all()
    assert outside.any()


def test_the_limits_of_very_small_groups_stay_between_nought_and_one():
    found = proportion_limits([1, 2], proportion_funnel(NUMERATORS, DENOMINATORS), 0.998)
    assert (found.low == 0).all()
    assert (found.high <= 1).all()
    assert (found.high > 0.9).all()


@pytest.mark.parametrize("funnel", [proportion_funnel, ratio_funnel])
@pytest.mark.parametrize(
    ("part", "whole", "says"),
    [
        ([1], [5], "two organisations"),
        ([0, 1], [0, 5], "nobody in it"),
        ([-1, 1], [5, 5], "nought"),
    ],
)
def test_a_funnel_that_cannot_be_drawn_says_why(funnel, part, whole, says):
    with pytest.raises(ValueError, match=says):
        funnel(part, whole)


def test_a_ratio_funnel_without_events_says_why():
    with pytest.raises(ValueError, match="not nought for all"):
        ratio_funnel([0, 0], [5, 5])


@pytest.mark.parametrize("target", [0, 1, 16.6])
def test_a_target_is_a_share(target):
    with pytest.raises(ValueError, match="less than one"):
        exact_limits(10, target)


def test_a_funnel_of_distances_is_that_of_the_counts_they_come_from():
    """Proportions on their own scale, placed by hand: the published example once more."""
    n, target = np.array(DENOMINATORS), sum(NUMERATORS) / sum(DENOMINATORS)
    distance = np.arcsin(np.sqrt(np.array(NUMERATORS) / n)) - np.arcsin(np.sqrt(target))
    found = placed_funnel(distance, 0.5 / np.sqrt(n), target)
    assert (found.target, found.phi) == (target, pytest.approx(2.55697148497, abs=1e-11))
    assert found.tau_squared == pytest.approx(0.00183827633049, abs=1e-14)
    assert found.adjusted_z[[10, 16]] == pytest.approx([1.53917096518, -2.27243760293], abs=1e-11)


@pytest.mark.parametrize(
    ("distance", "error", "says"),
    [([0.1], [0.2], "two organisations"), ([0.1, 0.2], [0.2, 0.0], "more than nought")],
)
def test_distances_that_cannot_be_placed_say_why(distance, error, says):
    with pytest.raises(ValueError, match=says):
        placed_funnel(distance, error, 1.0)
