"""FAR-32, 37, 38: the ten lines of a comparison, and what of them may be printed."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.rules.disclosing.facts import Words
from leadwell.fairness.rules.facts import Count, Indicator, Kind, Reading
from leadwell.fairness.rules.pay.facts import GAPS, QUARTERS, ROWS, Body
from leadwell.fairness.rules.pay.figures_of_pay import figures_of_pay
from leadwell.fairness.rules.pay.pay_gap_may_be_printed import pay_gap_may_be_printed
from leadwell.fairness.rules.pay.pay_says_nobodys import pay_says_nobodys
from leadwell.stats.disclosure import HES_2018, INTERNAL_EXACT, TEN_FIVE

SEX = Indicator(
    "pay-gap-sex",
    "pay-gap",
    "1",
    "Gender pay gap",
    "?",
    Kind.PAY_GAP,
    "sex",
    "as-asked",
    "male",
    "female",
)
WORDS = Words({"male": "Men", "female": "Women"}, {"mean-hourly": "Mean hourly pay"})
TERMS = pay_terms(date(2026, 3, 31))
ONE_RICH = np.array([1e6, *[20.0] * 30])
NOBODY = Body(np.array([]), np.array([]))


def body(people, *, middle=20.0, bonuses=0, bonus=500.0, on_leave=0, spread=5.0):
    hourly = np.linspace(middle - spread, middle + spread, people) if people else np.array([])
    paid = np.concatenate([np.full(bonuses, bonus), np.zeros(people + on_leave - bonuses)])
    return Body(hourly, paid)


def lines(first, second, unknown=NOBODY):
    found = figures_of_pay(
        first, second, unknown=unknown, indicator=SEX, organisation_id=7, terms=TERMS
    )
    return {line.row: line for line in found}


def shown(first, second, profile=HES_2018, before=None, **more):
    found = pay_gap_may_be_printed(
        list(lines(first, second).values()), first=first, second=second, indicator=SEX, words=WORDS,
        profile=profile, before=before, **more,
    )  # fmt: skip
    return {line.row: line for line in found.shown}, found.basis


# The lines


def test_the_six_figures_have_ten_lines_in_their_order():
    found = lines(body(40, bonuses=10), body(60, middle=18, bonuses=12), unknown=body(5))
    assert tuple(found) == ROWS
    assert found["mean-hourly"].value == pytest.approx(10)
    assert found["median-hourly"].value == pytest.approx(10)
    assert found["mean-bonus"].value == 0
    assert (found["bonus-first"].value, found["bonus-second"].value) == (25, 20)
    assert found["bonus-first"].first == Count(10, 40)
    assert found["mean-hourly"].unknown == Count(0, 5)
    assert sum(found[row].first.part for row in QUARTERS) == 40


def test_people_on_leave_count_for_bonuses_only():
    found = lines(body(40, bonuses=10, on_leave=10), body(60))
    assert found["mean-hourly"].first == Count(40, 40)
    assert found["bonus-first"].value == 20
    assert found["mean-bonus"].second == Count(0, 0)


def test_directions_are_read():
    found = lines(body(400, middle=24, bonuses=200), body(600, middle=18, bonuses=100))
    assert {found[row].reading for row in ("mean-hourly", "median-hourly")} == {Reading.ABOVE}
    assert found["bonus-first"].reading is found["bonus-second"].reading is Reading.ABOVE
    assert found["upper"].reading is Reading.BELOW
    assert found["lower"].reading is Reading.ABOVE
    assert found["mean-bonus"].reading is Reading.NO_DIFFERENCE
    back = lines(body(600, middle=18), body(400, middle=24))
    assert back["mean-hourly"].reading is Reading.BELOW
    assert back["mean-hourly"].value < 0


def test_nobody_is_not_calculable():
    found = lines(NOBODY, NOBODY)
    assert {line.reading for line in found.values()} == {Reading.NOT_CALCULABLE}
    assert all(line.value is None and line.why_not for line in found.values())
    assert found["upper"].why_not[0].code == "FAR-32"


# Printing


def test_what_is_large_is_printed_in_per_cent_and_to_one_decimal():
    found, basis = shown(body(403, bonuses=40), body(607, middle=18.123, bonuses=60))
    assert found["mean-hourly"].value == 9.4
    assert found["mean-hourly"].row_title == "Mean hourly pay"
    assert found["mean-hourly"].first.title == "Men"
    assert found["mean-hourly"].unit == "percent"
    assert found["bonus-first"].first.whole == 405
    assert found["bonus-second"].value == 9.9
    assert all(line.value is not None for line in found.values())
    assert basis["pay-gap-sex/full:first"] == (405, 403)


def test_a_small_group_has_no_gap_and_no_share():
    found, _ = shown(body(200, bonuses=20), body(6, bonuses=0))
    assert {found[row].reading for row in GAPS[:2]} == {Reading.WITHHELD}
    assert all(found[row].value is None for row in QUARTERS)
    assert found["mean-hourly"].withheld[0].code == "FAR-38a"
    assert found["mean-hourly"].second.part is None


def test_few_bonuses_have_no_gap():
    found, _ = shown(body(300, bonuses=5), body(300, bonuses=40))
    assert found["mean-bonus"].value is None
    assert found["bonus-first"].value is None
    assert found["mean-hourly"].value == 0


def test_a_few_on_leave_are_not_worked_out_by_subtraction():
    found, _ = shown(body(300, bonuses=40, on_leave=2), body(300, bonuses=40))
    men = found["bonus-first"].first
    quarters = [found[row].first.part for row in QUARTERS]
    assert men.whole is None or None in quarters


def test_exact_numbers_are_for_those_who_may_see_them():
    found, _ = shown(body(200, bonuses=20), body(6), profile=INTERNAL_EXACT)
    assert found["mean-hourly"].second.part == 6
    assert found["mean-hourly"].value == 0
    assert found["mean-bonus"].withheld[0].code == "FAR-31b"


def test_one_consultant_does_not_tell_their_bonus():
    many = body(300, bonuses=40)
    one = Body(many.hourly, np.concatenate([[90_000.0], np.full(20, 10.0), np.zeros(279)]))
    found, _ = shown(one, many)
    assert found["mean-bonus"].withheld[0].code == "FAR-38b"
    assert found["median-bonus"].value == -4900


def test_a_table_too_small_to_be_printed_says_so():
    found, basis = shown(body(3), body(2))
    assert {line.reading for line in found.values()} <= {Reading.WITHHELD}
    assert all(line.withheld for line in found.values())
    assert basis["pay-gap-sex/full:first"] == (None, 3), "hidden is not nobody"
    assert {said for said, _ in basis.values()} == {None}


def test_a_count_that_hardly_moved_stands_as_before():
    _, before = shown(body(403), body(600))
    found, basis = shown(body(402), body(600), before=before)
    assert basis["pay-gap-sex/full:first"] == (405, 403)
    assert found["mean-hourly"].first.part == 405


def test_what_a_place_beneath_hides_stays_hidden():
    first, second = body(300, bonuses=40), body(300, bonuses=50)
    found, _ = shown(first, second)
    assert found["bonus-second"].value is not None
    quiet, basis = shown(first, second, also=["pay-gap-sex/bonus:second", "pay-gap-sex/else"])
    assert quiet["bonus-second"].value is None
    assert basis["pay-gap-sex/bonus:second"] == (None, 50)
    assert quiet["bonus-first"].value is not None


def test_an_area_that_must_not_say_how_many_are_paid_says_nothing():
    found, basis = shown(body(300), body(300), also=["pay-gap-sex/full:all"])
    assert all(line.value is None for line in found.values())
    assert {said for said, _ in basis.values()} == {None}


@settings(max_examples=40, deadline=None)
@given(*(st.integers(0, 60) for _ in range(6)), st.sampled_from([HES_2018, TEN_FIVE]))
def test_no_hidden_number_is_ever_printed(a, b, c, d, e, f, profile):
    first = body(a, bonuses=min(c, a), on_leave=e)
    second = body(b, middle=17, bonuses=min(d, b), on_leave=f)
    found, _ = shown(first, second, profile=profile)
    for line in found.values():
        for group in (line.first, line.second):
            for count in (group.part, group.whole):
                assert count is None or count == 0 or count > profile.hide_to - 3
        if line.row in QUARTERS and line.value is not None:
            assert None not in (line.first.part, line.second.part)


# One person's pay


@pytest.mark.parametrize(
    ("first", "second", "of", "codes"),
    [
        pytest.param(np.full(8, 20.0), np.full(8, 20.0), "mean", [], id="enough-and-alike"),
        pytest.param(np.full(7, 20.0), np.full(8, 20.0), "median", ["FAR-38a"], id="one-too-few"),
        pytest.param(np.full(8, 20.0), np.full(1, 20.0), "mean", ["FAR-38a"], id="one"),
        pytest.param(np.full(8, 20.0), np.array([]), "mean", [], id="nobody-is-no-one"),
        pytest.param(ONE_RICH, np.full(50, 20.0), "mean", ["FAR-38b"], id="one-outweighs"),
        pytest.param(ONE_RICH, np.full(50, 20.0), "median", [], id="but-not-a-median"),
    ],
)  # fmt: skip
def test_a_gap_is_printed_only_where_it_tells_nobodys_pay(first, second, of, codes):
    found = pay_says_nobodys(first, second, of=of, profile=HES_2018)
    assert [why.code for why in found] == codes
    assert pay_says_nobodys(first, second, of=of, profile=INTERNAL_EXACT) == []
