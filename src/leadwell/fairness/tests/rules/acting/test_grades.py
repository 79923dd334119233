"""Grades of outcomes, and the equality duty."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadwell.fairness.rules.acting.a_grade_can_be_given import a_grade_can_be_given
from leadwell.fairness.rules.acting.facts import Duty, DutyTerms
from leadwell.fairness.rules.acting.what_grades_come_to import what_grades_come_to
from leadwell.fairness.rules.acting.what_the_duty_lacks import what_the_duty_lacks

OUTCOMES = [f"eds-{number}" for number in range(1, 12)]
TOTALS = {
    "undeveloped": (0, 7),
    "developing": (8, 21),
    "achieving": (22, 32),
    "excelling": (33, 33),
}
SHOWN = "Staff said so in three meetings."


@pytest.mark.parametrize(
    ("grade", "outcome", "evidence", "codes"),
    [
        (0, "eds-1", SHOWN, []),
        (3, "eds-11", SHOWN, []),
        (4, "eds-1", SHOWN, ["FAR-77b"]),
        (-1, "eds-1", SHOWN, ["FAR-77b"]),
        (2, "eds-12", SHOWN, ["FAR-77a"]),
        (2, "eds-1", "Good.", ["FAR-77c"]),
    ],
)
def test_which_grades_are_given(grade, outcome, evidence, codes):
    found = a_grade_can_be_given(grade, outcome=outcome, outcomes=OUTCOMES, evidence=evidence)
    assert [reason.code for reason in found] == codes


def rated(*grades):
    return what_grades_come_to(
        dict(zip(OUTCOMES, grades, strict=False)), outcomes=OUTCOMES, totals=TOTALS
    )


def test_twenty_two_is_achieving_and_twenty_one_is_developing():
    found = rated(*[2] * 11)
    assert (found.total, found.rating) == (22, "achieving")
    found = rated(*[2] * 10, 1)
    assert (found.total, found.rating) == (21, "developing")


@pytest.mark.parametrize(
    ("grades", "rating"),
    [
        ([0] * 11, "undeveloped"),
        ([1] * 7 + [0] * 4, "undeveloped"),
        ([1] * 8 + [0] * 3, "developing"),
        ([3] * 10 + [2], "achieving"),
        ([3] * 11, "excelling"),
    ],
)
def test_where_the_bands_turn(grades, rating):
    assert rated(*grades).rating == rating


def test_a_missing_grade_is_not_a_nought():
    found = rated(*[3] * 10)
    assert (found.total, found.given, found.of, found.rating) == (30, 10, 11, None)


def test_a_total_in_no_band_has_no_name():
    found = what_grades_come_to({"a": 3}, outcomes=["a"], totals={"low": (0, 2)})
    assert found.rating is None


TODAY = date(2026, 11, 22)
TERMS = DutyTerms(date(2017, 3, 31), 4, 366, 150, "made up")
LONG_AGO, LATELY = date(2022, 11, 20), TODAY - timedelta(days=300)


@pytest.mark.parametrize(
    ("duty", "codes"),
    [
        pytest.param(Duty(150, LATELY, LATELY), [], id="both-there"),
        pytest.param(Duty(150, LONG_AGO, LATELY), ["FAR-79a"], id="an-objective-of-long-ago"),
        pytest.param(Duty(150, None, LATELY), ["FAR-79a"], id="no-objective"),
        pytest.param(Duty(150, LATELY, None), ["FAR-79b"], id="nothing-published"),
        pytest.param(Duty(150, LATELY, LONG_AGO), ["FAR-79b"], id="published-long-ago"),
        pytest.param(Duty(149, LATELY, None), [], id="a-small-employer"),
    ],
)
def test_what_the_duty_lacks(duty, codes):
    found = what_the_duty_lacks(duty, terms=TERMS, today=TODAY)
    assert [reason.code for reason in found] == codes
