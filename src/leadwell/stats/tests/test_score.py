"""The widest interval of a mean score is wide enough for any answers there could have been."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.stats.score import widest_interval

answers = st.lists(st.floats(0, 10), min_size=1, max_size=60)


@given(answers)
def test_it_is_never_narrower_than_the_one_made_from_the_answers(values):
    mean, spread = np.mean(values), np.std(values)
    found = widest_interval(mean, len(values))
    half = 1.959963984540054 * spread / np.sqrt(len(values))
    assert found.low <= max(mean - half, 0) + 1e-7
    assert found.high >= min(mean + half, 10) - 1e-7


def test_answers_at_the_two_ends_reach_it():
    found = widest_interval(2.5, 400)
    half = 1.959963984540054 * np.std([0, 0, 0, 10]) / 20
    assert (found.low, found.high) == pytest.approx((2.5 - half, 2.5 + half))


def test_it_stays_within_the_bounds_of_the_score():
    found = widest_interval([0.1, 4.9], 3, lowest=0, highest=5)
    assert found.low[0] == 0
    assert found.high[1] == 5


def test_a_score_nobody_gave_is_not_calculable():
    found = widest_interval([7.0, np.nan], [0, 12])
    assert np.isnan(found.low).all()
    assert np.isnan(found.high).all()


@pytest.mark.parametrize(
    ("mean", "people", "how", "says"),
    [
        (11, 5, {}, "between"),
        (-1, 5, {}, "between"),
        (5, -1, {}, "below nought"),
        (5, 9, {"lowest": 10, "highest": 0}, "below the highest"),
    ],
)
def test_a_score_that_cannot_be_is_refused(mean, people, how, says):
    with pytest.raises(ValueError, match=says):
        widest_interval(mean, people, **how)
