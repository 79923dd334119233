from dataclasses import replace
from datetime import date

import pytest

from leadwell.training.rules.learning.facts import Assessed
from leadwell.training.rules.learning.result_can_be_given import result_can_be_given

TODAY = date(2026, 11, 2)
RIGHT = Assessed(
    accepted=True, over=False, cancelled=False, starts_on=date(2026, 3, 1), ends_on=date(2026, 9, 1)
)


def judged(place: Assessed, day: date = TODAY) -> list[str]:
    return [one.code for one in result_can_be_given(place, assessed_on=day, today=TODAY)]


def test_a_place_that_was_taken_can_be_assessed_from_the_first_day():
    assert judged(RIGHT) == []
    assert judged(RIGHT, RIGHT.starts_on) == []


@pytest.mark.parametrize(
    ("also", "code"),
    [
        ({"own": True}, "TRN-46a"),
        ({"cancelled": True}, "TRN-46b"),
        ({"accepted": False}, "TRN-46c"),
        ({"over": True}, "TRN-46c"),
        ({"passed": True}, "TRN-46d"),
    ],
)
def test_not_otherwise(also, code):
    assert judged(replace(RIGHT, **also)) == [code]


def test_neither_tomorrow_nor_before_it_began():
    assert judged(RIGHT, date(2026, 11, 3)) == ["TRN-46e"]
    assert judged(RIGHT, date(2026, 2, 28)) == ["TRN-46f"]
