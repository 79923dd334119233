from __future__ import annotations

import pytest

from leadwell.measures.queries import combine, measure, why_not_combine
from leadwell.measures.rules.facts import How, Part
from leadwell.reasons import RuleBroken

SICKNESS = [Part("A", 10.0, 10.0, 100.0), Part("B", 1.0, 9.0, 900.0)]


def codes(measures, parts, how):
    return [r.code for r in why_not_combine([measure(m) for m in measures], parts, how=how)]


def test_two_rates_are_pooled_from_their_counts():
    pooled = combine([measure("sickness-absence")], SICKNESS, how=How.POOL)
    assert (pooled.value, pooled.numerator, pooled.denominator) == (1.9, 19.0, 1000.0)


def test_the_mean_of_the_two_would_have_been_another_number_and_is_refused():
    with pytest.raises(RuleBroken) as broken:
        combine([measure("sickness-absence")], SICKNESS, how=How.AVERAGE)
    assert [reason.code for reason in broken.value.reasons] == ["MEA-01a"]


def test_a_survey_share_is_pooled_over_the_people_who_answered():
    parts = [Part("A", 10.0, base=100), Part("B", 20.0, base=300)]
    assert combine([measure("bullying-by-managers")], parts, how=How.POOL).value == 17.5


def test_staff_groups_are_added_and_their_total_is_not():
    heads = [measure("headcount-at-end")]
    parts = [Part("Managers", 30.0), Part("Midwives", 12.0)]
    assert combine(heads, parts, how=How.ADD).value == 42.0
    assert codes(["headcount-at-end"], [*parts, Part("All staff groups", 42.0)], How.ADD) == [
        "MEA-02"
    ]


def test_race_equality_indicator_6_is_refused():
    both = ["bullying-by-managers", "bullying-by-colleagues"]
    assert "MEA-03" in codes(both, [Part("A", 9.0, base=10), Part("B", 16.0, base=10)], How.POOL)


def test_a_theme_is_not_made_from_its_sub_scores():
    parts = [
        "compassionate-culture",
        "compassionate-leadership",
        "diversity-and-equality",
        "inclusion",
    ]
    scores = [Part(name, 7.0, base=100) for name in parts]
    assert "MEA-04" in codes(parts, scores, How.AVERAGE)


def test_ratings_are_refused_whatever_is_asked():
    for how in How:
        assert "MEA-05" in codes(["cqc-well-led"], [Part("A", 3.0), Part("B", 2.0)], how)


def test_a_mean_is_not_added_up():
    assert "MEA-06" in codes(["morale"], [Part("A", 6.0, base=10)], How.ADD)


def test_a_figure_that_was_held_back_is_not_counted_as_nought():
    parts = [*SICKNESS, Part("C", None, suppressed=True)]
    assert codes(["sickness-absence"], parts, How.POOL) == ["MEA-08"]
