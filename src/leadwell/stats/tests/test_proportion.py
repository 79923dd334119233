"""Intervals of a proportion: published answers, and two other programs' opinions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.proportion import proportion_confint

from leadwell.stats.interval import z_for
from leadwell.stats.proportion import clopper_pearson, wilson

out_of_some = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_seven_in_fifty_comes_out_as_published():
    close, exact = wilson(7, 50), clopper_pearson(7, 50)
    assert (close.low, close.high) == pytest.approx((0.0695083342702, 0.2618619371059), abs=1e-13)
    assert (exact.low, exact.high) == pytest.approx((0.0581917003404, 0.2673960024970), abs=1e-13)


@given(out_of_some, st.sampled_from([0.9, 0.95, 0.998]))
def test_both_intervals_agree_with_a_second_opinion(counts, confidence):
    for ours, theirs in ((wilson, "wilson"), (clopper_pearson, "beta")):
        found = ours(*counts, confidence)
        expected = proportion_confint(*counts, alpha=1 - confidence, method=theirs)
        assert (found.low, found.high) == pytest.approx(expected, abs=1e-10)


@given(out_of_some)
def test_the_exact_interval_agrees_with_the_binomial_test(counts):
    expected = binomtest(*counts).proportion_ci(method="exact")
    found = clopper_pearson(*counts)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


@given(out_of_some)
def test_the_interval_holds_the_proportion_and_stays_between_nought_and_one(counts):
    part, whole = counts
    for found in (wilson(part, whole), clopper_pearson(part, whole)):
        assert 0 <= found.low <= part / whole <= found.high <= 1


@pytest.mark.parametrize("interval", [wilson, clopper_pearson])
def test_none_and_all_have_one_certain_end(interval):
    found = interval([0, 9], [9, 9])
    assert found.low[0] == 0
    assert found.high[1] == 1


@pytest.mark.parametrize("interval", [wilson, clopper_pearson])
def test_nobody_asked_is_not_calculable(interval):
    found = interval([0, 3], [0, 4])
    assert np.isnan([found.low[0], found.high[0]]).all()
    assert np.isfinite([found.low[1], found.high[1]]).all()


@pytest.mark.parametrize("interval", [wilson, clopper_pearson])
@pytest.mark.parametrize(
    ("part", "whole", "says"),
    [(5, 4, "between nought and"), (-1, 4, "between nought"), (float("nan"), 4, "missing")],
)
def test_a_count_that_cannot_be_is_refused(interval, part, whole, says):
    with pytest.raises(ValueError, match=says):
        interval(part, whole)


@pytest.mark.parametrize("interval", [wilson, clopper_pearson])
@pytest.mark.parametrize("confidence", [95, 0, 1])
def test_ninety_five_is_not_a_share(interval, confidence):
    with pytest.raises(ValueError, match=r"such as 0\.95"):
        interval(1, 2, confidence)


def test_ninety_five_per_cent_is_one_point_nine_six_standard_errors():
    assert z_for(0.95) == pytest.approx(1.959963984540054)
    assert z_for(0.998) == pytest.approx(3.090232306167813)
