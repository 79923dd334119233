"""XmR charts: published answers, and the rules checked again one point at a time."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.stats.tests.plain_xmr import plain_xmr
from leadwell.stats.xmr import (
    Assurance,
    Direction,
    Good,
    Signal,
    Variation,
    assurance,
    read_series,
    variation,
    xmr,
)

# capitals: high or rising. O outside, T trend, W two of three, S shift, . common
LETTERS = {Signal.OUTSIDE: "o", Signal.TREND: "t", Signal.TWO_OF_3: "w", Signal.SHIFT: "s"}

STEP = "50 52 49 51 50 48 53 51 50 58 59 60 61 60 62 63 61"
CLIMB = "20 22 21 20 21 19 20 21 22 23 24 25 26 27"
OUTLIER = "10 11 9 10 12 11 10 30 11 10 9 11"
BASELINE = "30 31 29 30 32 28 30 31 29 30 33 34 33 35 34 33 34 36"


def numbers(text):
    return [float(word) for word in text.split()]


def drawn(charts, which=0):
    found = zip(charts.signal[which], charts.direction[which], strict=True)
    letters = ((LETTERS.get(Signal(code), "."), way) for code, way in found)
    return "".join(letter.upper() if way > 0 else letter for letter, way in letters)


@pytest.mark.parametrize(
    ("text", "how", "limits", "picture"),
    [
        pytest.param(OUTLIER, {}, (12, 8.45333333, 15.54666667), ".......O....", id="screened"),
        pytest.param(
            OUTLIER, {"screen": False}, (12, -0.33272727, 24.33272727), ".......O....", id="raw"
        ),
        pytest.param(
            STEP, {}, (55.17647059, 50.38847059, 59.96447059), "ososoossoSSOOOOOO", id="a-step-up"
        ),
        pytest.param(
            CLIMB, {}, (22.21428571, 19.14505495, 25.28351648), "sssssoTTTTTTOO", id="a-climb"
        ),
        pytest.param(
            BASELINE,
            {"fix": 10, "fewest_to_fix": 10},
            (30, 25.27111111, 34.72888889),
            "..........SSSOWSWO",
            id="fixed-after-ten",
        ),
    ],
)
def test_a_published_chart_comes_out_the_same(text, how, limits, picture):
    charts = xmr(numbers(text), **how)
    found = (charts.mean[0], charts.lower[0], charts.upper[0])
    assert found == pytest.approx(limits, abs=6e-9)
    assert drawn(charts) == picture


def many_kinds_of_series():
    chance = np.random.default_rng(3)
    drift = np.arange(36) * chance.normal(0, 0.3, (400, 1)) * (chance.random((400, 1)) < 0.5)
    y = np.round(chance.normal(100, 5, (400, 36)) + drift, 1)
    y[::7] = np.round(y[::7] / 5)  # ties, and points on the mean
    y[::50] = 4.7  # no variation at all
    y[1::50, :12] = 0.1  # none in the baseline, some after
    return y


@pytest.mark.parametrize(
    "how",
    [{}, {"screen": False}, {"fix": 12}, {"trend": 6, "shift": 8}, {"trend": 3, "shift": 2}],
    ids=str,
)
def test_four_hundred_series_agree_with_the_rules_checked_point_by_point(how):
    y = many_kinds_of_series()
    charts = xmr(y, **how)
    for row, values in enumerate(y):
        exact = [Fraction(round(value * 10), 10) for value in values]
        mean, lower, upper, found = plain_xmr(exact, **how)
        limits = charts.mean[row], charts.lower[row], charts.upper[row]
        assert limits == pytest.approx((float(mean), float(lower), float(upper)), abs=1e-9)
        here = zip(charts.signal[row].tolist(), charts.direction[row].tolist(), strict=True)
        assert list(here) == found


@settings(max_examples=200)
@given(
    values=st.lists(st.integers(-30, 30), min_size=2, max_size=30),
    trend=st.integers(2, 9),
    shift=st.integers(2, 9),
    screen=st.booleans(),
)
def test_any_series_agrees_with_the_rules_checked_point_by_point(values, trend, shift, screen):
    charts = xmr(np.array(values) / 10, trend=trend, shift=shift, screen=screen)
    exact = [Fraction(value, 10) for value in values]
    found = plain_xmr(exact, trend=trend, shift=shift, screen=screen)[3]
    here = zip(charts.signal[0].tolist(), charts.direction[0].tolist(), strict=True)
    assert list(here) == found


def test_one_series_alone_is_read_as_it_is_among_many():
    y = many_kinds_of_series()
    together = xmr(y)
    for row in (0, 1, 7, 50, 51, 399):
        alone = xmr(y[row])
        assert alone.upper[0] == pytest.approx(together.upper[row], rel=1e-12)
        assert drawn(alone) == drawn(together, row)


def test_a_series_that_never_changes_has_no_signals_whatever_its_value():
    charts = xmr(np.repeat([[0.1], [4.7], [1e9 / 3], [0.0]], 36, axis=1))
    assert not charts.signal.any()
    assert not charts.direction.any()


def test_one_outside_point_beats_a_trend_and_a_trend_beats_a_shift():
    assert drawn(xmr(numbers(CLIMB)))[6:] == "TTTTTTOO"


def test_a_turning_point_keeps_the_way_that_led_to_it():
    restless = [0, 30] * 6
    charts = xmr([*restless, *range(11, 18), *range(16, 10, -1), *restless])
    assert drawn(charts)[12:25] == "TTTTTTTtttttt"


def test_turning_the_series_upside_down_turns_every_direction():
    y = many_kinds_of_series()
    up, down = xmr(y), xmr(-y)
    assert (up.signal == down.signal).all()
    assert (up.direction == -down.direction).all()


@pytest.mark.parametrize(("points", "trial"), [(12, True), (13, False)])
def test_fewer_than_thirteen_points_make_a_trial_chart(points, trial):
    assert xmr(np.arange(points) % 3).trial is trial
    assert read_series([value % 3 for value in range(points)]).trial is trial


@pytest.mark.parametrize(
    ("values", "how", "says"),
    [
        ([1.0], {}, "at least two points"),
        ([1.0, float("nan"), 2.0], {}, "nought is not the same"),
        (range(20), {"fix": 11}, "at least 12 points"),
        (range(20), {"fix": 21}, "longer than the series"),
        (range(20), {"fix": 1, "fewest_to_fix": 0}, "at least 2 points"),
        (range(20), {"trend": 1}, "at least two points"),
        (range(20), {"shift": 1}, "at least two points"),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_why(values, how, says):
    with pytest.raises(ValueError, match=says):
        xmr(list(values), **how)


def test_the_fixed_baseline_may_have_twelve_points():
    assert xmr(np.arange(20) % 3, fix=12).mean == pytest.approx(1)


@pytest.mark.parametrize(
    ("target", "good", "answer"),
    [
        (40, Good.HIGHER, Assurance.FAILS),
        (20, Good.HIGHER, Assurance.PASSES),
        (30, Good.HIGHER, Assurance.INCONSISTENT),
        (40, Good.LOWER, Assurance.PASSES),
        (20, Good.LOWER, Assurance.FAILS),
        (30, Good.LOWER, Assurance.INCONSISTENT),
        (30, None, None),
        (None, Good.LOWER, None),
    ],
)
def test_assurance_is_where_the_target_lies(target, good, answer):
    assert read_series(numbers(BASELINE), fix=12, target=target, good=good).assurance is answer


def test_a_target_on_the_limit_is_met_now_and_then():
    charts = xmr([2.0] * 13)
    assert assurance(charts, 2.0, Good.HIGHER).tolist() == ["inconsistent"]


def test_each_series_may_have_a_target_of_its_own():
    charts = xmr(np.array([[1.0, 2.0] * 8, [11.0, 12.0] * 8]))
    assert assurance(charts, [0 - 5, 99], Good.HIGHER).tolist() == ["pass", "fail"]


@pytest.mark.parametrize(
    ("good", "low", "high"),
    [
        (Good.HIGHER, Variation.CONCERN_LOW, Variation.IMPROVEMENT_HIGH),
        (Good.LOWER, Variation.IMPROVEMENT_LOW, Variation.CONCERN_HIGH),
        (None, Variation.NEUTRAL_LOW, Variation.NEUTRAL_HIGH),
    ],
)
def test_what_a_signal_means_depends_on_which_way_is_better(good, low, high):
    ways = [Direction.LOW, Direction.NONE, Direction.HIGH]
    assert variation(ways, good).tolist() == [low, Variation.COMMON, high]
    assert read_series(numbers(STEP), good=good).variation is high
    assert read_series(numbers(STEP)[::-1], good=good).variation is low
    assert read_series([1.0, 2.0] * 8, good=good).variation is Variation.COMMON


def test_a_reading_is_the_chart_in_plain_values():
    reading, charts = read_series(numbers(STEP)), xmr(numbers(STEP))
    assert (reading.mean, reading.lower, reading.upper) == (
        charts.mean[0],
        charts.lower[0],
        charts.upper[0],
    )
    assert reading.signals[:2] == (Signal.OUTSIDE, Signal.SHIFT)
    assert reading.directions[-1] is Direction.HIGH
    assert len(reading.signals) == len(reading.directions) == 17
