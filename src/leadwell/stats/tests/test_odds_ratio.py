from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.stats.mantel_haenszel import mantel_haenszel
from leadwell.stats.no_difference import no_difference
from leadwell.stats.odds_ratio import cornfield

counts = st.integers(1, 3000)
SQUARE = 1.959963984540054**2


def far(table, ratio):
    """The statistic of a table for a ratio, by the equation for its expected count."""
    a, b, c, d = table
    n1, n0, events = a + b, c + d, a + c
    low, high = max(0, events - n0), min(n1, events)
    for _ in range(200):
        x = (low + high) / 2
        over = x * (n0 - events + x) > ratio * (n1 - x) * (events - x)
        low, high = (low, x) if over else (x, high)
    cells = (x, n1 - x, events - x, n0 - events + x)
    return (a - x) ** 2 * sum(1 / cell for cell in cells)


@given(counts, counts, counts, counts)
def test_each_end_is_the_ratio_that_chi_squared_just_allows(a, b, c, d):
    found = cornfield(a, b, c, d)
    assert float(found.ratio) == pytest.approx(a * d / (b * c))
    assert far((a, b, c, d), float(found.low)) == pytest.approx(SQUARE, rel=1e-4)
    assert far((a, b, c, d), float(found.high)) == pytest.approx(SQUARE, rel=1e-4)


@given(counts, counts, counts, counts)
def test_exchanging_the_groups_gives_the_reciprocal(a, b, c, d):
    one, other = cornfield(a, b, c, d), cornfield(c, d, a, b)
    assert [float(one.low), float(one.high)] == pytest.approx(
        [1 / float(other.high), 1 / float(other.low)]
    )


@given(st.integers(30, 900), st.integers(30, 900), st.integers(30, 900), st.integers(30, 900))
def test_it_holds_parity_where_the_test_finds_no_difference(a, b, c, d):
    p = float(no_difference(a, a + b, c, c + d).p_value)
    found = cornfield(a, b, c, d)
    if abs(p - 0.05) > 1e-6:
        assert bool(found.low <= 1 <= found.high) == (p > 0.05)


def test_for_large_counts_it_is_close_to_the_interval_on_the_logarithm():
    table = 79653, 544835, 14160, 181526
    found, other = cornfield(*table), mantel_haenszel(*([cell] for cell in table)).odds_ratio
    assert (float(found.low), float(found.high)) == pytest.approx((other.low, other.high), rel=1e-3)


def test_a_count_of_nought_leaves_an_end_open():
    found = cornfield([0, 5, 5], [10, 5, 0], [4, 0, 3], [6, 5, 9])
    assert np.isnan(found.ratio).tolist() == [False, True, True]
    assert found.low[0] == 0
    assert math.isinf(found.high[1])
    assert math.isinf(found.high[2])


@pytest.mark.parametrize("wrong", [-1, float("nan")])
def test_a_count_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="four counts"):
        cornfield(wrong, 1, 1, 1)
