"""Runs by bits, against runs by counting."""

from itertools import groupby

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from leadwell.stats.sides import runs, sides


@given(st.lists(st.sampled_from([0, 1, 2]), min_size=1, max_size=40), st.integers(1, 12))
def test_only_long_enough_runs_are_kept(points, length):
    kept = []
    for side, group in groupby(points):
        size = len(list(group))
        kept += [side if size >= length else 0] * size
    found = runs(np.array([points], np.uint8).T, length)
    assert found[:, 0].tolist() == kept


def test_a_side_is_strictly_beyond():
    distance = np.array([[1.0], [-1.0], [1.1], [-1.1], [0.0]])
    assert sides(distance, np.array([1.0]))[:, 0].tolist() == [0, 0, 1, 2, 0]
