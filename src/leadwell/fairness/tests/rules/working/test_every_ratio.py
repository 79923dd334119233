"""What is true of every ratio, whatever the counts."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from leadwell.fairness.rules.facts import Kind, Reading
from leadwell.fairness.rules.like_with_like import like_with_like
from leadwell.fairness.rules.work_out import work_out
from leadwell.fairness.tests.rules.working.counts import indicator, ratio, tally

few = st.integers(1, 40)
many = st.integers(1, 4000)
RATIOS = [Kind.LIKELIHOOD, Kind.DISPARITY]
TURNED = {
    Reading.ABOVE: Reading.BELOW,
    Reading.BELOW: Reading.ABOVE,
    Reading.NO_DIFFERENCE: Reading.NO_DIFFERENCE,
}


def groups(a, b, c, d):
    """Counts that suit every kind: nobody above the line is missing below."""
    return {"white": (a, a + b), "bme": (c, c + d)}


def lines(*tallies):
    return work_out(indicator(), tallies)


@pytest.mark.parametrize("kind", RATIOS)
@given(few, few, few, few)
def test_swapping_the_groups_gives_the_reciprocal(kind, a, b, c, d):
    one = ratio(kind, **groups(a, b, c, d))
    other = ratio(kind, first="bme", second="white", **groups(a, b, c, d))
    assert one.value == pytest.approx(1 / other.value)
    assert one.low == pytest.approx(1 / other.high)
    assert one.high == pytest.approx(1 / other.low)
    assert one.p == pytest.approx(other.p)
    assert one.reading is TURNED[other.reading]


@given(few, few, few, few)
def test_swapping_the_groups_of_a_difference_with_nobody_unknown_turns_its_sign(a, b, c, d):
    counts = {"white": (a, c), "bme": (b, d)}
    one = ratio(Kind.DIFFERENCE, **counts)
    other = ratio(Kind.DIFFERENCE, first="bme", second="white", **counts)
    assert one.value == pytest.approx(-other.value, abs=1e-9)
    assert one.low == pytest.approx(-other.high, abs=1e-9)


@pytest.mark.parametrize("kind", RATIOS)
@given(few, few, few, few, st.integers(2, 9))
def test_as_many_times_as_many_people_leave_the_ratio_and_make_it_surer(kind, a, b, c, d, times):
    one = ratio(kind, **groups(a, b, c, d))
    other = ratio(kind, **groups(*(times * count for count in (a, b, c, d))))
    assert one.value == pytest.approx(other.value)
    assert one.low <= other.low * (1 + 1e-9)
    assert other.high <= one.high * (1 + 1e-9)


@given(many, many, many, many, many, many)
def test_lower_to_upper_is_the_product_of_the_two_steps(a, b, c, d, e, f):
    def disparity(upper, lower):
        return ratio(Kind.DISPARITY, white=(upper[0], lower[0]), bme=(upper[1], lower[1])).value

    lower, middle, upper = (a, b), (c, d), (e, f)
    assert disparity(upper, lower) == pytest.approx(
        disparity(middle, lower) * disparity(upper, middle)
    )


@given(few, few, few, few, few)
def test_a_level_with_only_one_group_changes_nothing_when_like_is_compared_with_like(a, b, c, d, e):
    own = tally(split="pay_row:5", **groups(a, b, c, d))
    neutral = tally(split="pay_row:6", white=(0, e))
    (one,), (other,) = (
        like_with_like(lines(own)),
        like_with_like(lines(own, neutral)),
    )
    assert (one.value, one.low, one.high) == (other.value, other.low, other.high)


@given(few, few, few, few, st.integers(1, 5))
def test_levels_that_are_all_the_same_give_the_ratio_of_one(a, b, c, d, levels):
    same = [tally(split=f"pay_row:{level}", **groups(a, b, c, d)) for level in range(levels)]
    (found,) = like_with_like(lines(*same))
    assume(found.value is not None)
    assert found.value == pytest.approx(ratio(**groups(a, b, c, d)).value)


def test_levels_that_cannot_be_compared_leave_nothing_to_say():
    only = tally(split="pay_row:5", white=(3, 9), not_said=(1, 4))
    gone = tally(split="pay_row:6", white=(3, 2), bme=(1, 4))
    (found,) = like_with_like(lines(only, gone))
    assert (found.levels, found.value, found.p, found.levels_differ_p) == (0, None, None, None)


def test_the_known_three_levels_come_out():
    levels = [((20, 100), (10, 100)), ((35, 200), (12, 150)), ((50, 500), (8, 200))]
    tallies = [tally(split=f"pay_row:{n}", white=w, bme=b) for n, (w, b) in enumerate(levels)]
    (found,) = like_with_like(lines(*tallies))
    assert (found.value, found.low, found.high) == pytest.approx(
        (2.23577235772, 1.50579242473, 3.31963287468)
    )
    assert (found.p, found.levels_differ_p) == pytest.approx((3.20973172446e-05, 0.956171886))
