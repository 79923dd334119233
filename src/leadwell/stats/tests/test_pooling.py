"""Pooling adds counts; it never averages rates."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.stats.pooling import pooled_rate

counts = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=40)


@given(counts)
def test_it_agrees_with_the_definition_done_in_fractions(pairs):
    top, bottom = (sum(Fraction(count) for count in column) for column in zip(*pairs, strict=True))
    found = pooled_rate(pairs)
    assert (found.numerator, found.denominator) == (top, bottom)
    assert found.value == pytest.approx(float(top / bottom), rel=1e-15)


def test_it_is_not_the_average_of_the_rates():
    assert pooled_rate([(1, 10), (0, 990)]).value == 0.001


@given(st.permutations([(0.1, 0.3), (1e16, 1e16), (0.2, 7.7), (3.0, 1e-3)]))
def test_the_order_of_the_organisations_never_shows(pairs):
    assert pooled_rate(pairs) == pooled_rate(sorted(pairs))


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([], "nothing to pool"),
        ([(0, 0), (0, 0)], "come to nought"),
        ([(1, float("nan"))], "every count"),
        ([(-1, 5)], "none below nought"),
    ],
)
def test_it_refuses_what_has_no_answer(pairs, says):
    with pytest.raises(ValueError, match=says):
        pooled_rate(pairs)
