"""Stratified comparison: the published tables, and statsmodels' opinion."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import StratifiedTable

from leadwell.stats.mantel_haenszel import mantel_haenszel

PUBLISHED = np.array([(20, 80, 10, 90), (35, 165, 12, 138), (50, 450, 8, 192)]).T

count = st.integers(1, 300)
strata = st.lists(st.tuples(count, count, count, count), min_size=2, max_size=8)


def test_the_published_strata_come_out_the_same():
    found = mantel_haenszel(*PUBLISHED)
    risk, odds = found.risk_ratio, found.odds_ratio
    assert (risk.value, risk.low, risk.high) == pytest.approx(
        (2.23577235772, 1.50579242473, 3.31963287468), abs=1e-11
    )
    assert (odds.value, odds.low, odds.high) == pytest.approx(
        (2.46718146718, 1.59672260584, 3.81217399299), abs=1e-11
    )
    assert found.no_difference.statistic == pytest.approx(17.2893952347, abs=1e-10)
    assert found.no_difference.p_value == pytest.approx(3.20973172446e-05, rel=1e-11)
    assert found.same_everywhere.statistic == pytest.approx(0.0896351698, abs=1e-10)
    assert found.same_everywhere.p_value == pytest.approx(0.956171886, abs=1e-9)
    assert found.same_everywhere.freedom == 2


@given(strata)
def test_any_strata_agree_with_a_second_opinion(rows):
    found = mantel_haenszel(*np.array(rows).T)
    theirs = StratifiedTable([np.array(row, float).reshape(2, 2) for row in rows])
    odds = found.odds_ratio
    assume(abs(odds.value - 1) > 1e-6)  # statsmodels divides by nought there; ours is tested below
    assert found.risk_ratio.value == pytest.approx(theirs.riskratio_pooled)
    assert odds.value == pytest.approx(theirs.oddsratio_pooled)
    assert (odds.low, odds.high) == pytest.approx(theirs.oddsratio_pooled_confint())
    for ours, other in (
        (found.no_difference, theirs.test_null_odds()),
        (found.same_everywhere, theirs.test_equal_odds()),
    ):
        assert ours.statistic == pytest.approx(other.statistic, rel=1e-6, abs=1e-9)
        assert ours.p_value == pytest.approx(other.pvalue, rel=1e-5, abs=1e-9)


def test_one_stratum_gives_the_plain_ratios():
    found = mantel_haenszel([18], [62], [4], [36])
    assert found.risk_ratio.value == pytest.approx(2.25)
    assert found.odds_ratio.value == pytest.approx(18 * 36 / (62 * 4))
    assert np.isnan(found.same_everywhere.p_value)
    assert found.same_everywhere.freedom == 0


def test_a_stratum_with_nobody_to_compare_changes_nothing():
    more = np.column_stack([PUBLISHED, [3, 9, 0, 0], [0, 0, 5, 5], [0, 0, 0, 0]])
    assert mantel_haenszel(*more) == mantel_haenszel(*PUBLISHED)


def test_equal_odds_in_every_stratum_agree_perfectly():
    found = mantel_haenszel([10, 20], [10, 20], [5, 30], [5, 30])
    assert found.odds_ratio.value == 1
    assert found.same_everywhere.statistic == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(([0, 0], [5, 5], [2, 2], [5, 5]), id="no-events-in-group-1"),
        pytest.param(([2, 2], [5, 5], [0, 0], [5, 5]), id="no-events-in-group-0"),
        pytest.param(([0], [5], [0], [5]), id="no-events-at-all"),
        pytest.param(([], [], [], []), id="no-strata"),
    ],
)
def test_what_is_not_calculable_is_nan_and_never_infinity(table):
    found = mantel_haenszel(*table)
    for estimate in (found.risk_ratio, found.odds_ratio):
        assert np.isnan([estimate.value, estimate.low, estimate.high]).all()
    assert np.isnan(found.same_everywhere.p_value)


def test_no_events_leave_nothing_to_test():
    assert np.isnan(mantel_haenszel([0], [5], [0], [5]).no_difference.p_value)


@pytest.mark.parametrize("wrong", [-1, float("nan")])
def test_a_missing_or_negative_count_is_refused(wrong):
    with pytest.raises(ValueError, match="four counts"):
        mantel_haenszel([wrong], [1], [1], [1])
