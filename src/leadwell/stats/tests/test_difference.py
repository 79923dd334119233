from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from leadwell.stats.difference import newcombe

counts = st.integers(0, 200)


def test_the_example_of_the_paper_comes_out():
    found = newcombe(56, 70, 48, 80)
    assert float(found.value) == pytest.approx(0.2)
    assert (round(float(found.low), 4), round(float(found.high), 4)) == (0.0524, 0.3339)


@given(counts, counts, counts, counts)
def test_it_agrees_with_another_library(a, b, c, d):
    n, m = a + b + 1, c + d + 1
    low, high = confint_proportions_2indep(a, n, c, m, compare="diff", method="newcomb")
    found = newcombe(a, n, c, m)
    assert (float(found.low), float(found.high)) == pytest.approx((low, high), abs=1e-9)
    assert -1 <= found.low <= found.value <= found.high <= 1


@given(counts, counts, counts, counts)
def test_exchanging_the_groups_turns_the_sign(a, b, c, d):
    one, other = newcombe(a, a + b, c, c + d), newcombe(c, c + d, a, a + b)
    ends = np.array([one.value, one.low, one.high])
    turned = np.array([-other.value, -other.high, -other.low])
    assert ends == pytest.approx(turned, nan_ok=True)


def test_an_empty_group_has_no_share():
    assert np.isnan([newcombe(0, 0, 1, 2).value, newcombe(1, 2, 0, 0).low]).all()
