"""What makes a staff file look wrong, and what a decision on it needs."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.intake.rules.as_at_is_sensible import as_at_is_sensible
from leadwell.intake.rules.columns_are_matched import columns_are_matched
from leadwell.intake.rules.decision_may_be_made import decision_may_be_made
from leadwell.intake.rules.facts import FileFacts, HoldLimits
from leadwell.intake.rules.file_may_be_applied import file_may_be_applied
from leadwell.intake.rules.file_stays_inside import file_stays_inside
from leadwell.intake.rules.numbers_are_the_employers_own import numbers_are_the_employers_own

PLAIN = {"rows": 1000, "rejected": 0, "held": 1000, "leavers": 0, "nameless": 0, "doubles": 0,
         "unknown_places": 0, "as_at": date(2026, 5, 1), "last_as_at": date(2026, 4, 1)}  # fmt: skip


def codes(reasons):
    return [reason.code for reason in reasons if str(reason)]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        pytest.param({}, [], id="an-ordinary-month"),
        pytest.param({"leavers": 50}, [], id="five-in-a-hundred-leave"),
        pytest.param({"leavers": 51}, ["INT-03a"], id="one-more-leaves"),
        pytest.param({"held": 12, "leavers": 3}, [], id="three-leave-a-small-home"),
        pytest.param({"held": 12, "leavers": 4}, ["INT-03a"], id="four-leave-a-small-home"),
        pytest.param({"nameless": 2}, [], id="rows-without-a-number-and-nobody-gone"),
        pytest.param({"nameless": 2, "leavers": 2}, ["INT-03b"], id="they-may-be-who-is-gone"),
        pytest.param({"doubles": 2}, ["INT-03c"], id="one-number-twice"),
        pytest.param({"unknown_places": 1}, ["INT-03d"], id="a-place-nobody-knows"),
        pytest.param({"as_at": date(2026, 4, 1)}, [], id="the-same-day-again"),
        pytest.param({"as_at": date(2026, 3, 31)}, ["INT-03e"], id="an-older-day"),
        pytest.param({"last_as_at": None}, [], id="the-first-file"),
        pytest.param({"rejected": 200}, [], id="one-in-five-does-not-fit"),
        pytest.param({"rejected": 201}, ["INT-03f"], id="more-do-not-fit"),
        pytest.param({"rows": 20, "rejected": 10}, [], id="ten-bad-rows-are-no-pattern"),
    ],
)
def test_what_makes_a_file_look_wrong(facts, found):
    assert codes(file_may_be_applied(FileFacts(**{**PLAIN, **facts}), limits=HoldLimits())) == found


@pytest.mark.parametrize(
    ("because", "waiting", "found"),
    [("we closed a ward", True, []), ("we closed a ward", False, ["INT-34a"]), (" ", True, ["INT-34b"]),
     ("x" * 501, True, ["INT-34c"])],
)  # fmt: skip
def test_what_a_decision_needs(because, waiting, found):
    assert codes(decision_may_be_made(because, waiting=waiting)) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [(date(2026, 5, 2), []), (date(2026, 5, 3), ["INT-30a"]), (date(1990, 1, 1), []),
     (date(1989, 12, 31), ["INT-30b"])],
)  # fmt: skip
def test_which_days_a_file_can_speak_of(day, found):
    assert codes(as_at_is_sensible(day, today=date(2026, 5, 1))) == found


@pytest.mark.parametrize(
    ("columns", "found"),
    [({"name": "A", "unit": "B"}, []), ({"unit": "B"}, ["INT-32a"]), ({"name": "A", "hat": "B"}, ["INT-32b"]),
     ({"name": "A", "unit": "A"}, ["INT-32c"])],
)  # fmt: skip
def test_which_columns_need_a_heading(columns, found):
    assert codes(columns_are_matched(columns, known=["name", "unit"], required=["name"])) == found


def test_one_row_elsewhere_is_enough():
    assert (codes(file_stays_inside(0)), codes(file_stays_inside(1))) == ([], ["INT-36"])


def test_one_national_insurance_number_sends_the_file_back():
    assert codes(numbers_are_the_employers_own(0)) == []
    (reason,) = numbers_are_the_employers_own(1_200)
    assert (reason.code, "1,200" in str(reason)) == ("INT-43", True)
