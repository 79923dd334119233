"""False discovery: the published example, and SciPy's opinion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from leadwell.stats.false_discovery import adjusted_p_values

PUBLISHED = """
    .0001 .0004 .0019 .0095 .0201 .0278 .0298 .0344 .0459 .3240 .4262 .5719 .6528 .7590 1
"""
ADJUSTED = """
    .0015 .003 .0095 .035625 .0603 .0638571429 .0638571429 .0645 .0765 .486 .5811818182 .714875
    .7532307692 .8132142857 1
"""


def test_the_published_example_comes_out_the_same():
    found = adjusted_p_values([float(word) for word in PUBLISHED.split()])
    assert found == pytest.approx([float(word) for word in ADJUSTED.split()], abs=6e-11)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50))
def test_any_list_agrees_with_a_second_opinion(p_values):
    assert adjusted_p_values(p_values) == pytest.approx(false_discovery_control(p_values))


def test_a_test_that_was_not_made_is_not_counted():
    found = adjusted_p_values([0.04, np.nan, 0.01])
    assert found[[0, 2]] == pytest.approx([0.04, 0.02])
    assert np.isnan(found[1])


@pytest.mark.parametrize("wrong", [-0.1, 1.1])
def test_a_p_value_lies_between_nought_and_one(wrong):
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjusted_p_values([0.5, wrong])
