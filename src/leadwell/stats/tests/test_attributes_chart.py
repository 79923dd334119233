"""Control charts: limits worked out again from their definitions, in plain arithmetic."""

from itertools import pairwise
from math import sqrt
from statistics import mean

import numpy as np
import pytest

from leadwell.stats.attributes_chart import c_chart, i_chart, mr_chart, p_chart, u_chart

PART, WHOLE = [12, 15, 9, 22, 14, 3], [100, 120, 90, 150, 110, 60]


def test_a_p_chart_has_three_standard_errors_either_side():
    chart, centre = p_chart(PART, WHOLE), sum(PART) / sum(WHOLE)
    for place, whole in enumerate(WHOLE):
        half = 3 * sqrt(centre * (1 - centre) / whole)
        assert chart.centre[place] == pytest.approx(centre)
        assert chart.lower[place] == pytest.approx(max(centre - half, 0))
        assert chart.upper[place] == pytest.approx(centre + half)


def test_a_corrected_chart_is_wider_by_how_much_the_points_vary():
    plain, corrected = p_chart(PART, WHOLE), p_chart(PART, WHOLE, corrected=True)
    errors = [(upper - centre) / 3 for upper, centre in zip(plain.upper, plain.centre, strict=True)]
    scores = [
        (value - centre) / error
        for value, centre, error in zip(plain.value, plain.centre, errors, strict=True)
    ]
    spread = mean(abs(b - a) for a, b in pairwise(scores)) / 1.128
    expected = np.array(plain.centre) + 3 * np.array(errors) * spread
    assert corrected.upper == pytest.approx(expected)


def test_a_u_chart_counts_events_for_so_much_exposure():
    chart = u_chart([4, 9, 2], [1000, 2000, 500], per=1000)
    rate = 15 / 3.5
    assert chart.value == pytest.approx([4, 4.5, 4])
    assert chart.upper == pytest.approx([rate + 3 * sqrt(rate / part) for part in (1, 2, 0.5)])
    assert chart.lower[2] == 0


def test_a_c_chart_is_a_u_chart_of_equal_exposure():
    chart = c_chart([4, 9, 2, 30])
    assert chart.upper == pytest.approx(11.25 + 3 * sqrt(11.25))
    assert chart.outside.tolist() == [False, False, False, True]


def test_an_i_chart_leaves_one_wild_move_out_of_its_limits():
    values = [10, 11, 9, 10, 12, 11, 10, 30, 11, 10, 9, 11]
    narrow, wide = i_chart(values), i_chart(values, screen=False)
    assert narrow.upper[0] == pytest.approx(12 + 3 * (4 / 3) / 1.128)
    assert wide.upper[0] == pytest.approx(12 + 3 * (51 / 11) / 1.128)


def test_a_moving_range_chart_begins_with_the_second_point():
    chart = mr_chart([1.0, 4.0, 2.0])
    assert np.isnan(chart.value[0])
    assert chart.value[1:].tolist() == [3, 2]
    assert chart.upper == pytest.approx(2.5 * 3.267)
    assert not chart.outside.any()


@pytest.mark.parametrize(
    "draw",
    [
        lambda x, **how: p_chart(x, 100, **how),
        lambda x, **how: p_chart(x, 100, corrected=True, **how),
        lambda x, **how: u_chart(x, 7, **how),
        lambda x, **how: u_chart(x, 7, corrected=True, **how),
        c_chart,
        i_chart,
        mr_chart,
    ],
    ids=["p", "p-prime", "u", "u-prime", "c", "i", "mr"],
)
class TestEveryChart:
    def test_many_series_are_drawn_at_once(self, draw):
        x = np.random.default_rng(2).poisson(20, (5, 24))
        together = draw(x)
        for row in range(5):
            alone = draw(x[row])
            for name in ("value", "centre", "lower", "upper"):
                np.testing.assert_allclose(getattr(together, name)[row], getattr(alone, name))

    def test_a_baseline_sets_centre_and_limits_whatever_comes_after(self, draw):
        x = np.random.default_rng(2).poisson(20, 24)
        fixed, first = draw(x, baseline=12), draw(x[:12])
        later = np.concatenate([x[:12], x[12:] * 2])
        for name in ("centre", "lower", "upper"):
            np.testing.assert_allclose(getattr(fixed, name)[:12], getattr(first, name))
            np.testing.assert_allclose(
                getattr(draw(later, baseline=12), name), getattr(fixed, name)
            )


@pytest.mark.parametrize("part", [0, 30])
def test_none_at_all_and_all_of_them_leave_nothing_to_correct(part):
    chart = p_chart([part] * 5, 30, corrected=True)
    assert (chart.lower == part / 30).all()
    assert (chart.upper == part / 30).all()
    assert not chart.outside.any()


def test_the_limits_of_a_share_stay_between_nought_and_one():
    chart = p_chart([1, 9, 9], 10)
    assert chart.upper.max() <= 1
    assert p_chart([1, 0, 1], 10).lower.min() == 0


@pytest.mark.parametrize(
    ("draw", "says"),
    [
        (lambda: p_chart([1, 0], [5, 0]), "nobody in it"),
        (lambda: u_chart([1, 0], [5, 0]), "nobody in it"),
        (lambda: p_chart([6], [5]), "between nought"),
        (lambda: u_chart([-1], [5]), "below nought"),
        (lambda: u_chart([float("nan")], [5]), "missing"),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_why(draw, says):
    with pytest.raises(ValueError, match=says):
        draw()
