"""Relative likelihood: published tables, and the definition solved a second way."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats.contingency import relative_risk
from statsmodels.stats.proportion import confint_proportions_2indep

from leadwell.stats.interval import z_for
from leadwell.stats.relative_likelihood import katz, koopman, miettinen_nurminen

INF = np.inf
# x1 n1 x0 n0, the ratio, then low and high by Katz, by Koopman, by Miettinen and Nurminen
PUBLISHED = """
157 2000 52 1000 1.509615385 1.113585997 2.046486410 1.116302843 2.046391138 1.116247344 2.046494481
18 80 4 40 2.25 .815606605 6.207036542 .880677363 6.104640914 .877592464 6.128644015
3 100 0 40 nan nan nan .325635048 inf .323350340 inf
0 30 5 60 0 nan nan 0 1.430763571 0 1.446206657
1250 8000 410 4000 1.524390244 1.372596113 1.692971147 1.373095749 1.693403282 1.373089793 1.693410715
5 10 1 10 5 .704317470 35.495356921 .994729454 29.793852428 .962678900 30.922548412
36 40 16 80 4.5 2.868550199 7.059315193 2.939569192 7.152223435 2.934646459 7.166298299
"""
TABLE = np.array([line.split() for line in PUBLISHED.strip().splitlines()], float).T

group = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("interval", "column"), [(katz, 5), (koopman, 7), (miettinen_nurminen, 9)])
def test_the_published_tables_come_out_the_same(interval, column):
    found = interval(*TABLE[:4])
    for ours, theirs in zip(
        (found.ratio, found.low, found.high), (4, column, column + 1), strict=True
    ):
        np.testing.assert_allclose(ours, TABLE[theirs], rtol=0, atol=1.1e-9)


@given(group, group)
def test_the_ratio_agrees_with_the_definition_done_in_fractions(one, other):
    found = koopman(*one, *other).ratio
    if other[0] == 0:
        assert np.isnan(found)
    else:
        assert found == pytest.approx(float(Fraction(*one) / Fraction(*other)))


def score(ratio, x1, n1, x0, n0, more=1.0):
    """The score statistic straight from its definition, at a ratio."""
    linear = ratio * (n1 + x0) + x1 + n0
    root = np.sqrt(linear**2 - 4 * (n1 + n0) * ratio * (x1 + x0))
    p0 = 2 * (x1 + x0) / (linear + root)
    p1 = min(ratio * p0, 1)
    variance = p1 * (1 - p1) / n1 + ratio**2 * p0 * (1 - p0) / n0
    return (x1 / n1 - ratio * x0 / n0) ** 2 / (variance * more)


@given(group, group, st.sampled_from([0.9, 0.95, 0.998]))
def test_each_end_is_where_the_score_test_just_does_not_reject(one, other, confidence):
    people = one[1] + other[1]
    for interval, more in ((koopman, 1), (miettinen_nurminen, people / (people - 1))):
        found = interval(*one, *other, confidence)
        for end in (float(found.low), float(found.high)):
            if 0 < end < INF:
                expected = z_for(confidence) ** 2
                assert score(end, *one, *other, more) == pytest.approx(expected, rel=1e-6)


# statsmodels widens its bracket by doubling: it is slow and noisy at the far ends
some = st.integers(20, 400).flatmap(lambda n: st.tuples(st.integers(5, n - 5), st.just(n)))


@given(some, some)
def test_the_score_intervals_agree_with_a_second_opinion(one, other):
    for interval, correction in ((koopman, False), (miettinen_nurminen, True)):
        found = interval(*one, *other)
        expected = confint_proportions_2indep(
            *one, *other, compare="ratio", method="score", correction=correction
        )
        assert (found.low, found.high) == pytest.approx(expected, rel=1e-6)


@given(some, some)
def test_the_interval_on_the_logarithm_agrees_with_a_second_opinion(one, other):
    found, expected = katz(*one, *other), relative_risk(*one, *other)
    theirs = expected.confidence_interval()
    assert found.ratio == pytest.approx(expected.relative_risk)
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high))


@given(group, group)
def test_exchanging_the_groups_inverts_the_interval(one, other):
    ahead, back = koopman(*one, *other), koopman(*other, *one)
    with np.errstate(divide="ignore"):
        assert ahead.low == pytest.approx(1 / back.high, rel=1e-12)
        assert ahead.high == pytest.approx(1 / back.low, rel=1e-12)


@given(group, group)
def test_the_interval_holds_the_ratio(one, other):
    found = koopman(*one, *other)
    assert np.isnan(found.ratio) or found.low <= found.ratio <= found.high
    assert (found.low == 0) == (one[0] == 0)
    assert np.isinf(found.high) == (other[0] == 0)


def test_everyone_in_both_groups_is_parity_with_some_doubt():
    found = koopman(40, 40, 60, 60)
    assert found.ratio == 1
    assert score(found.low, 40, 40, 60, 60) == pytest.approx(1.959963984540054**2)
    assert score(found.high, 40, 40, 60, 60) == pytest.approx(1.959963984540054**2)


@pytest.mark.parametrize("interval", [koopman, miettinen_nurminen])
@pytest.mark.parametrize("counts", [(0, 0, 0, 0), (0, 0, 3, 5), (3, 5, 0, 0), (0, 5, 0, 5)])
def test_no_information_is_nought_to_infinity_and_never_a_ratio(interval, counts):
    found = interval(*counts)
    assert np.isnan(found.ratio)
    assert (found.low, found.high) == (0, INF)


def test_one_event_in_group_1_alone_still_rules_something_out():
    found = koopman(3, 5, 0, 5)
    assert np.isnan(found.ratio)
    assert found.low > 0
    assert np.isinf(found.high)


def test_shapes_broadcast():
    found = koopman([[1], [2]], 10, [1, 2, 3], 20)
    assert found.ratio.shape == found.low.shape == found.high.shape == (2, 3)
    assert found.low[1, 2] == koopman(2, 10, 3, 20).low


def test_it_covers_the_truth_as_often_as_it_says_even_for_rare_events():
    chance = np.random.default_rng(1)
    one, other = chance.binomial(2000, 0.004, 40000), chance.binomial(500, 0.004, 40000)
    found = koopman(one, 2000, other, 500)
    assert 0.94 < np.mean((found.low <= 1) & (found.high >= 1)) < 0.97


def test_a_million_people_are_as_easy_as_ten():
    found = koopman(400_000, 1_000_000, 399_000, 1_000_000)
    close = katz(400_000, 1_000_000, 399_000, 1_000_000)
    assert found.low == pytest.approx(close.low, rel=1e-6)
    assert found.high == pytest.approx(close.high, rel=1e-6)


def test_more_events_than_people_are_refused():
    with pytest.raises(ValueError, match="between nought and"):
        koopman(11, 10, 1, 10)
