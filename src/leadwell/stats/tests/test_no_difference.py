from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from leadwell.stats.fisher import fisher_p
from leadwell.stats.no_difference import no_difference
from leadwell.stats.relative_likelihood import koopman

counts = st.integers(0, 300)


@given(counts, counts, counts, counts)
def test_the_test_suits_the_size(a, b, c, d):
    assume(a + b and c + d)
    found = no_difference(a, a + b, c, c + d)
    if not (a + c and b + d):
        assert found.exact
        assert found.p_value == 1
        return
    other = chi2_contingency([[a, b], [c, d]], correction=False)
    assert bool(found.exact) == bool(other.expected_freq.min() < 5 - 1e-12)
    expected = fisher_p(a, a + b, c, c + d) if found.exact else other.pvalue
    assert float(found.p_value) == pytest.approx(float(expected), rel=1e-9)


@given(st.integers(20, 200), st.integers(20, 200), st.integers(20, 200), st.integers(20, 200))
def test_large_counts_differ_exactly_where_the_interval_leaves_out_parity(a, b, c, d):
    found, interval = no_difference(a, a + b, c, c + d), koopman(a, a + b, c, c + d)
    assume(abs(float(found.p_value) - 0.05) > 1e-9)
    assert bool(found.p_value < 0.05) == bool(interval.low > 1 or interval.high < 1)


def test_an_empty_group_is_not_tested():
    found = no_difference([3, 4], [10, 10], [0, 2], [0, 10])
    assert np.isnan(found.p_value).tolist() == [True, False]
    assert found.exact.tolist() == [False, True]
