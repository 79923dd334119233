"""FAR-31, 33, 34, 35, 36: gaps, quarters, intervals and who must publish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.rules.pay.facts import Due
from leadwell.fairness.rules.pay.gap_in_pay import gap_in_pay
from leadwell.fairness.rules.pay.interval_of_gap import interval_of_gap
from leadwell.fairness.rules.pay.pay_gap_is_due import pay_gap_is_due
from leadwell.fairness.rules.pay.pay_quarters import pay_quarters
from leadwell.fairness.rules.pay.quarters_are_equal import quarters_are_equal
from leadwell.fairness.tests.rules.pay import plain_pay

TERMS = pay_terms(date(2026, 3, 31))
REMAINDER = dict(TERMS.remainder)
NOBODY = np.array([])
pence = st.integers(300, 50_000).map(lambda p: p / 100)
few_rates = st.sampled_from([11.5, 12.25, 18.2, 25.0, 31.75])
some = st.lists(pence, min_size=1, max_size=40)
maybe = st.lists(few_rates, max_size=40)
either = st.sampled_from(["mean", "median"])


# Gaps


@given(some, some, either)
def test_a_gap_agrees_with_fractions(first, second, of):
    found = gap_in_pay(np.array(first), np.array(second), of=of).value
    assert found == pytest.approx(float(plain_pay.gap(first, second, of)), abs=1e-9)


@given(some, some, either)
def test_swapping_the_groups_gives_the_ratio_turned_over(first, second, of):
    one, other = np.array(first), np.array(second)
    there, back = (gap_in_pay(*pair, of=of).value for pair in ((one, other), (other, one)))
    assert (1 - there / 100) * (1 - back / 100) == pytest.approx(1)


@given(some, some, either, st.floats(0.5, 4))
def test_paying_everybody_more_in_proportion_leaves_the_gap(first, second, of, more):
    one, other = np.array(first), np.array(second)
    before, after = (gap_in_pay(one * k, other * k, of=of).value for k in (1, more))
    assert before == pytest.approx(after, abs=1e-8)


@given(some, some, either, st.randoms())
def test_the_order_of_the_people_does_not_matter(first, second, of, chance):
    before = gap_in_pay(np.array(first), np.array(second), of=of).value
    chance.shuffle(first)
    assert gap_in_pay(np.array(first), np.array(second), of=of).value == pytest.approx(before)


@pytest.mark.parametrize(
    ("men", "women", "of", "gap"),
    [
        pytest.param([20.0, 30.0], [20.0, 20.0], "mean", 20.0, id="men-earn-more"),
        pytest.param([20.0, 20.0], [20.0, 30.0], "mean", -25.0, id="women-earn-more"),
        pytest.param([10.0, 20.0, 90.0], [15.0], "median", 25.0, id="the-middle-one"),
        pytest.param([10.0, 20.0], [15.0], "median", 0.0, id="between-the-middle-two"),
    ],
)
def test_a_gap_has_the_sign_of_the_statute(men, women, of, gap):
    assert gap_in_pay(np.array(men), np.array(women), of=of).value == pytest.approx(gap)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        pytest.param(NOBODY, np.array([12.0]), "FAR-31a", id="no-first-group"),
        pytest.param(np.array([12.0]), NOBODY, "FAR-31b", id="no-second-group"),
        pytest.param(NOBODY, NOBODY, "FAR-31c", id="nobody"),
    ],
)
@pytest.mark.parametrize("of", ["mean", "median"])
def test_what_cannot_be_worked_out_is_said_and_never_nought(first, second, code, of):
    gap = gap_in_pay(first, second, of=of)
    assert gap.value is None
    assert [why.code for why in gap.why_not] == [code]
    assert "not calculable" in str(gap.why_not[0])


# Quarters


@given(maybe, maybe)
def test_quarters_agree_with_people_cut_in_pieces(first, second):
    found = pay_quarters(np.array(first), np.array(second), remainder=REMAINDER)
    plain = plain_pay.quarters(first, second, REMAINDER)
    assert list(found.sizes) == [size for _, size in plain]
    assert sum(found.first) == len(first)
    for upto in range(1, 5):
        exact = sum(share for share, _ in plain[:upto])
        assert abs(sum(found.first[:upto]) - exact) <= 0.5


@given(maybe, maybe)
def test_swapping_the_groups_moves_at_most_one_person_over_a_line(first, second):
    one, other = np.array(first), np.array(second)
    there = pay_quarters(one, other, remainder=REMAINDER)
    back = pay_quarters(other, one, remainder=REMAINDER)
    upto = zip(np.cumsum(there.first), np.cumsum(back.second), strict=True)
    assert all(abs(a - b) <= 1 for a, b in upto)
    assert there.sizes == back.sizes


@given(maybe, maybe, st.floats(0.5, 4), st.randoms())
def test_quarters_know_neither_pounds_nor_order(first, second, more, chance):
    before = pay_quarters(np.array(first), np.array(second), remainder=REMAINDER)
    chance.shuffle(first)
    after = pay_quarters(np.array(first) * more, np.array(second) * more, remainder=REMAINDER)
    assert before == after


@pytest.mark.parametrize(
    ("people", "sizes"),
    [(0, (0, 0, 0, 0)), (4, (1, 1, 1, 1)), (5, (2, 1, 1, 1)), (6, (2, 1, 2, 1)), (7, (2, 2, 2, 1))],
)
def test_people_left_over_go_where_the_terms_say(people, sizes):
    pay = np.arange(people, dtype=float) + 10
    assert pay_quarters(pay, NOBODY, remainder=REMAINDER).sizes == sizes


def test_tied_people_are_placed_evenly_and_the_line_is_marked():
    found = pay_quarters(np.full(60, 20.0), np.full(40, 20.0), remainder=REMAINDER)
    assert found.first == (15, 15, 15, 15)
    assert found.second == (10, 10, 10, 10)
    assert found.tied == ("lower-middle", "upper-middle", "upper")


def test_a_line_between_two_rates_is_not_marked():
    found = pay_quarters(np.array([1.0, 2.0]), np.array([3.0, 4.0]), remainder=REMAINDER)
    assert (found.first, found.second, found.tied) == ((1, 1, 0, 0), (0, 0, 1, 1), ())


def test_published_shares_of_a_quarter_are_reproduced():
    women, men = (67, 62, 57, 47), (9, 14, 67, 29)
    shares = [round(100 * w / (w + m), 2) for w, m in zip(women, men, strict=True)]
    assert shares == [88.16, 81.58, 45.97, 61.84]


def test_unequal_quarters_are_flagged():
    (reason,) = quarters_are_equal([76, 76, 124, 76])
    assert reason.code == "FAR-34"
    assert "76, 76, 124, 76" in str(reason)
    assert quarters_are_equal([76, 77, 76, 76]) == []
    assert quarters_are_equal([76, 78, 76, 76])


# Intervals


def pay_like(rng, people, middle):
    return middle * np.exp(rng.normal(0, 0.35, people))


@pytest.mark.parametrize(("of", "least", "most"), [("mean", 0.92, 0.98), ("median", 0.95, 1.0)])
def test_the_interval_holds_the_truth_as_often_as_it_says(of, least, most):
    rng = np.random.default_rng(20261122)
    held = 0
    for _ in range(600):
        low, high = interval_of_gap(pay_like(rng, 150, 20), pay_like(rng, 220, 18), of=of)
        held += low <= 10 <= high
    assert least <= held / 600 <= most


def test_the_interval_of_means_agrees_with_drawing_again():
    rng = np.random.default_rng(7)
    first, second = pay_like(rng, 400, 20), pay_like(rng, 600, 18)
    low, high = interval_of_gap(first, second, of="mean")
    again = [
        gap_in_pay(rng.choice(first, 400), rng.choice(second, 600), of="mean").value
        for _ in range(3_000)
    ]
    assert np.percentile(again, [2.5, 97.5]) == pytest.approx([low, high], abs=0.4)


@settings(max_examples=50)
@given(st.lists(pence, min_size=2, max_size=60), st.lists(pence, min_size=2, max_size=60), either)
def test_an_interval_holds_its_gap(first, second, of):
    one, other = np.array(first), np.array(second)
    if ends := interval_of_gap(one, other, of=of):
        value = gap_in_pay(one, other, of=of).value
        assert ends[0] - 1e-9 <= value <= ends[1] + 1e-9
        less = interval_of_gap(one, other, of=of, confidence=0.8)
        assert ends[0] <= less[0] + 1e-9
        assert less[1] - 1e-9 <= ends[1]


def test_too_few_people_have_no_interval():
    one, many = np.array([12.0]), np.full(50, 20.0)
    assert interval_of_gap(one, many, of="mean") is None
    assert interval_of_gap(np.full(4, 12.0), many, of="median") is None
    assert interval_of_gap(many, np.full(4, 12.0), of="median") is None
    assert interval_of_gap(many, many, of="median") == (0, 0)


# The duty


@pytest.mark.parametrize(
    ("snapshot", "employees", "sector", "today", "due"),
    [
        pytest.param(date(2026, 3, 31), 250, "nhs-trust", date(2026, 6, 1),
                     Due(date(2027, 3, 30), 0), id="a-trust"),
        pytest.param(date(2026, 3, 31), 249, "nhs-trust", date(2026, 6, 1), None, id="one-too-few"),
        pytest.param(date(2025, 3, 31), 900, "nhs-trust", date(2026, 3, 30),
                     Due(date(2026, 3, 30), 0), id="the-last-day"),
        pytest.param(date(2025, 3, 31), 900, "nhs-trust", date(2026, 4, 2),
                     Due(date(2026, 3, 30), 3), id="three-days-late"),
        pytest.param(date(2026, 4, 5), 900, "independent", date(2026, 6, 1),
                     Due(date(2027, 4, 4), 0), id="a-company"),
        pytest.param(date(2026, 4, 5), 900, "nhs-trust", date(2026, 6, 1), None, id="another-day"),
        pytest.param(date(2016, 3, 31), 900, "nhs-trust", date(2026, 6, 1), None, id="before-the-law"),
        pytest.param(date(2026, 4, 5), 250, "social-care", date(2026, 6, 1),
                     Due(date(2027, 4, 4), 0), id="care-by-the-day-it-chose"),
    ],
)  # fmt: skip
def test_who_must_publish_by_when(snapshot, employees, sector, today, due):
    found = pay_gap_is_due(snapshot, employees=employees, sector=sector, terms=TERMS, today=today)
    assert found == due


def test_the_number_of_employees_is_data():
    fewer = tuple(replace(duty, employees=50) for duty in TERMS.duties)
    terms = replace(TERMS, duties=fewer)
    day = date(2026, 3, 31)
    assert pay_gap_is_due(day, employees=60, sector="icb", terms=terms, today=day)
    assert pay_terms(date(2010, 1, 1)).duties[0].employees == 250
    assert TERMS.to_be_verified
