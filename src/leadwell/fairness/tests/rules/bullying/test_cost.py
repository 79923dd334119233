"""FAR-40 to 44: what bullying costs, against what was published and against itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.fairness.queries.bullying_study import bullying_study
from leadwell.fairness.rules.bullying.absence_of_the_bullied import absence_of_the_bullied
from leadwell.fairness.rules.bullying.bullied_between import bullied_between
from leadwell.fairness.rules.bullying.cost_of_bullying import cost_of_bullying
from leadwell.fairness.rules.bullying.facts import (
    EXCESS_ONLY,
    METHODS,
    PUBLISHED_METHOD,
    How,
    Inputs,
    Part,
    Range,
)
from leadwell.fairness.rules.bullying.inputs_make_sense import inputs_make_sense
from leadwell.fairness.rules.bullying.published_cost import published_cost

STUDY = bullying_study()
MILLION = 1_000_000
ENGLAND = Inputs(
    headcount=STUDY.headcount, daily_pay=STUDY.daily_pay, bullied_from=STUDY.prevalence,
    bullied_to=STUDY.prevalence, mean_days=STUDY.mean_days, more_absence=STUDY.more_absence,
    cover_rate=STUDY.cover_rate,
)  # fmt: skip
A_TRUST = replace(ENGLAND, headcount=6_000, bullied_from=12.0, bullied_to=26.0, daily_pay=165.0)


# What was published


def test_the_six_published_parts_and_their_total_are_reproduced():
    found = published_cost(STUDY)
    millions = [round(one.amount.low / MILLION, 1) for one in found.components]
    assert millions == [483.6, 302.2, 231.9, 575.7, 604.4, 83.5]
    assert found.total == Range(2_281_300_000, 2_281_300_000)
    assert STUDY.total == 2_281_300_000
    assert {one.how for one in found.components} == {How.PUBLISHED}


def test_the_published_sickness_amount_is_thirteen_and_three_quarter_days_of_the_bullied():
    a_day = STUDY.headcount * STUDY.prevalence / 100 * STUDY.daily_pay
    assert a_day == pytest.approx(35.18 * MILLION, rel=1e-3)
    assert 483.66 * MILLION / a_day == pytest.approx(13.75, abs=0.005)
    assert a_day * STUDY.days_in_the_amount == pytest.approx(483.66 * MILLION, rel=1e-4)


def test_the_extra_days_alone_come_to_half_of_it():
    a_day = STUDY.headcount * STUDY.prevalence / 100 * STUDY.daily_pay
    assert round(a_day * STUDY.extra_days / MILLION) == 246
    extra = STUDY.mean_days * STUDY.more_absence / 100
    assert extra == pytest.approx(6.65, abs=0.005)
    assert round(a_day * extra / MILLION) == 234


def test_the_mean_absence_is_eight_days_and_thirteen_and_two_thirds():
    found = absence_of_the_bullied(9.36, bullied=24, more_absence=71)
    assert found.others == pytest.approx(8.00, abs=0.005)
    assert found.bullied == pytest.approx(13.68, abs=0.005)


def test_what_hangs_together_in_the_published_amounts():
    amount = STUDY.components
    assert 483.66 * MILLION * STUDY.cover_rate / 100 == pytest.approx(amount[Part.COVER], rel=5e-4)
    assert amount[Part.PRESENTEEISM] / amount[Part.COVER] == pytest.approx(2.0, abs=1e-9)
    assert amount[Part.PRESENTEEISM] / (483.66 * MILLION) == pytest.approx(1.25, abs=5e-4)


# The same method, worked out again


def test_the_published_method_comes_within_half_a_per_cent():
    found = cost_of_bullying(ENGLAND, study=STUDY, method=PUBLISHED_METHOD)
    sickness = found.of(Part.SICKNESS).amount
    assert round(sickness.low / MILLION) == 481
    assert sickness.low == sickness.high
    assert sickness.low == pytest.approx(483.66 * MILLION, rel=0.0055)
    for part in (Part.TURNOVER, Part.PRODUCTIVITY, Part.RELATIONS):
        assert found.of(part).amount.low == pytest.approx(STUDY.components[part])
        assert found.of(part).how is How.SCALED
    assert found.total.low == pytest.approx(STUDY.total, rel=0.0055)


def test_the_excess_is_what_the_bullied_are_absent_beyond_the_others():
    found = cost_of_bullying(ENGLAND, study=STUDY, method=EXCESS_ONLY)
    assert found.of(Part.SICKNESS).amount.low / MILLION == pytest.approx(199.8, abs=0.1)
    assert found.method == EXCESS_ONLY


@pytest.mark.parametrize("method", METHODS)
def test_cover_and_presenteeism_follow_the_absence(method):
    found = cost_of_bullying(A_TRUST, study=STUDY, method=method)
    sickness = found.of(Part.SICKNESS).amount
    assert found.of(Part.COVER).amount == sickness.times(0.625)
    assert found.of(Part.PRESENTEEISM).amount == sickness.times(1.25)
    assert found.of(Part.PRESENTEEISM).how is How.INFERRED
    assert [one.part for one in found.components] == list(Part)


def test_what_is_not_known_is_a_range_between_two_ways_to_scale():
    found = cost_of_bullying(A_TRUST, study=STUDY, method=PUBLISHED_METHOD)
    by_head = STUDY.components[Part.TURNOVER] / STUDY.headcount * 6_000
    assert found.of(Part.TURNOVER).amount == Range(
        by_head * 12 / 24, pytest.approx(by_head * 26 / 24)
    )
    one = replace(A_TRUST, bullied_from=24.0, bullied_to=24.0)
    scaled = cost_of_bullying(one, study=STUDY, method=EXCESS_ONLY).of(Part.TURNOVER).amount
    assert scaled == Range(pytest.approx(by_head), pytest.approx(by_head))


def test_own_numbers_take_the_place_of_scaled_ones():
    own = replace(A_TRUST, leavers=40, replacing=12_000.0, weeks_lost=9.0, cases=30)
    found = cost_of_bullying(own, study=STUDY, method=EXCESS_ONLY)
    amounts = {one.part: (one.amount.low, one.how) for one in found.components}
    assert amounts[Part.TURNOVER] == (480_000, How.WORKED_OUT)
    assert amounts[Part.PRODUCTIVITY] == (40 * 9 * 5 * 165, How.WORKED_OUT)
    assert amounts[Part.RELATIONS] == (30 * 42_000, How.WORKED_OUT)
    dearer = replace(own, prices=25.0)
    relations = cost_of_bullying(dearer, study=STUDY, method=EXCESS_ONLY).of(Part.RELATIONS)
    assert relations.amount.low == 30 * 52_500
    given = replace(dearer, case_cost=1_000.0)
    relations = cost_of_bullying(given, study=STUDY, method=EXCESS_ONLY).of(Part.RELATIONS)
    assert relations.amount.low == 30_000


def test_prices_move_only_what_is_in_prices_of_the_study():
    before, after = (
        cost_of_bullying(replace(A_TRUST, prices=p), study=STUDY, method=EXCESS_ONLY)
        for p in (0.0, 30.0)
    )
    assert after.of(Part.SICKNESS) == before.of(Part.SICKNESS)
    assert after.of(Part.TURNOVER).amount.low == pytest.approx(
        1.3 * before.of(Part.TURNOVER).amount.low
    )


shares = st.floats(0, 100)
some = st.builds(
    Inputs, headcount=st.integers(1, 100_000), daily_pay=st.floats(10, 500),
    bullied_from=st.floats(0, 40), bullied_to=st.floats(40, 100), mean_days=st.floats(0, 60),
    more_absence=st.floats(0, 300), cover_rate=st.floats(0, 100), prices=st.floats(0, 100),
)  # fmt: skip


@given(some, st.sampled_from(METHODS))
def test_a_range_goes_from_less_to_more(inputs, method):
    for one in cost_of_bullying(inputs, study=STUDY, method=method).components:
        assert 0 <= one.amount.low <= one.amount.high


@given(some)
def test_the_excess_is_never_more_than_the_whole(inputs):
    whole, excess = (cost_of_bullying(inputs, study=STUDY, method=m).total for m in METHODS)
    assert excess.low <= whole.low + 1e-6
    assert excess.high <= whole.high + 1e-6


@given(some, st.sampled_from(METHODS), st.integers(2, 5))
def test_twice_the_people_cost_twice_as_much(inputs, method, times):
    one = cost_of_bullying(inputs, study=STUDY, method=method).total
    more = replace(inputs, headcount=inputs.headcount * times)
    many = cost_of_bullying(more, study=STUDY, method=method).total
    assert many.high == pytest.approx(one.high * times)


@given(st.floats(0, 60), shares, st.floats(0, 300))
def test_both_absences_make_the_mean(mean, share, more):
    found = absence_of_the_bullied(mean, bullied=share, more_absence=more)
    together = found.bullied * share / 100 + found.others * (1 - share / 100)
    assert together == pytest.approx(mean)
    assert found.bullied == pytest.approx(found.others * (1 + more / 100))


# Who is bullied


def test_two_questions_are_a_range_and_never_a_sum():
    found = bullied_between(Range(9.0, 11.0), Range(16.0, 19.0))
    assert found == Range(16.0, 30.0)
    assert bullied_between(Range(70, 80), Range(60, 70)).high == 100


# What is put in


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        pytest.param({}, [], id="what-the-study-puts-in"),
        pytest.param({"headcount": 0}, ["FAR-44a"], id="nobody"),
        pytest.param({"headcount": 2_000_001}, ["FAR-44a"], id="more-than-there-are"),
        pytest.param({"daily_pay": 0.0}, ["FAR-44b"], id="no-pay"),
        pytest.param({"daily_pay": 36_000.0}, ["FAR-44b"], id="pay-of-a-year"),
        pytest.param({"mean_days": 366.0}, ["FAR-44c"], id="more-than-a-year"),
        pytest.param({"bullied_from": 30.0, "bullied_to": 20.0}, ["FAR-44d"], id="turned-round"),
        pytest.param({"bullied_to": 101.0}, ["FAR-44d"], id="more-than-everybody"),
        pytest.param({"more_absence": -1.0}, ["FAR-44e"], id="less-absent"),
        pytest.param({"cover_rate": 201.0}, ["FAR-44f"], id="dear-cover"),
        pytest.param({"prices": -51.0}, ["FAR-44g"], id="prices-fell"),
        pytest.param({"leavers": 1_046_001, "replacing": 1.0}, ["FAR-44h"], id="more-left-than-were-there"),
        pytest.param({"cases": -1}, ["FAR-44h"], id="less-than-no-case"),
        pytest.param({"leavers": 1, "replacing": -1.0}, ["FAR-44i"], id="a-cost-below-nought"),
        pytest.param({"replacing": 5.0}, ["FAR-44j"], id="a-cost-of-nobody"),
        pytest.param({"weeks_lost": 5.0}, ["FAR-44j"], id="weeks-of-nobody"),
        pytest.param({"case_cost": 5.0}, ["FAR-44k"], id="a-cost-of-no-case"),
        pytest.param({"leavers": 0, "replacing": 0.0, "weeks_lost": 0.0, "cases": 0, "case_cost": 0.0},
                     [], id="nought-is-a-number"),
    ],
)  # fmt: skip
def test_what_cannot_be_true_is_said(changed, codes):
    found = inputs_make_sense(replace(ENGLAND, **changed))
    assert [why.code for why in found] == codes
    assert all("{" not in str(why) for why in found)


def test_inputs_are_kept_by_name():
    assert Inputs(**A_TRUST.plain()) == A_TRUST
