from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from leadwell.stats import fisher
from leadwell.stats.fisher import fisher_p

counts = st.integers(0, 25)


# R and SciPy agree on these
@pytest.mark.parametrize(
    ("table", "p"),
    [
        ((157, 2000, 52, 1000), 0.00761832673),
        ((18, 80, 4, 40), 0.133268781),
        ((3, 100, 0, 40), 0.557620984),
        ((0, 30, 5, 60), 0.164924658),
        ((1250, 8000, 410, 4000), 2.72902207e-16),
        ((5, 10, 1, 10), 0.140866873),
        ((36, 40, 16, 80), 7.56680e-14),
    ],
)
def test_known_p_values_come_out(table, p):
    assert float(fisher_p(*table)) == pytest.approx(p, rel=1e-6)


@given(counts, counts, counts, counts)
def test_it_agrees_with_the_one_table_at_a_time_of_another_library(a, b, c, d):
    other = fisher_exact([[a, b], [c, d]]).pvalue
    assert float(fisher_p(a, a + b, c, c + d)) == pytest.approx(other, rel=1e-6)


def test_many_tables_are_the_same_as_each_alone_also_in_batches(monkeypatch):
    chosen = np.random.default_rng(5)
    n1, n0 = chosen.integers(1, 90, (2, 300))
    x1, x0 = chosen.integers(0, n1 + 1), chosen.integers(0, n0 + 1)
    alone = [float(fisher_p(*row)) for row in zip(x1, n1, x0, n0, strict=True)]
    assert fisher_p(x1, n1, x0, n0) == pytest.approx(alone, rel=1e-12)
    monkeypatch.setattr(fisher, "AT_ONCE", 100)
    assert fisher_p(x1, n1, x0, n0) == pytest.approx(alone, rel=1e-12)


def test_nothing_can_differ_where_nobody_or_everybody_had_the_event():
    assert fisher_p([0, 9, 0], [5, 9, 0], [0, 4, 0], [7, 4, 0]).tolist() == [1, 1, 1]
    assert fisher_p([], [], [], []).shape == (0,)
