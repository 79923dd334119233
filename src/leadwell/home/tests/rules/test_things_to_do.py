"""HOM-01."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadwell.home.rules.facts import HeldRole, Kind, Waits
from leadwell.home.rules.things_to_do import MOST, things_to_do

TODAY = date(2026, 11, 21)


def found(*until, second_step=True, **waits):
    held = [HeldRole("guardian", "A Trust", date(2026, 1, 1), day) for day in until]
    return things_to_do(held=held, second_step=second_step, waits=Waits(**waits), today=TODAY)


@pytest.mark.parametrize(
    ("until", "told"),
    [
        pytest.param(None, False, id="a-role-without-end"),
        pytest.param(TODAY, False, id="a-role-that-has-ended"),
        pytest.param(date(2026, 11, 22), True, id="a-role-that-stops-tomorrow"),
        pytest.param(date(2026, 12, 21), True, id="a-role-that-stops-in-thirty-days"),
        pytest.param(date(2026, 12, 22), False, id="a-role-that-stops-a-day-later"),
    ],
)
def test_whether_the_end_of_a_role_is_told(until, told):
    assert bool(found(until)) is told


def test_nothing_waits_for_somebody_who_has_done_everything():
    assert found() == []


def test_a_second_step_is_asked_for_until_there_is_one():
    assert [thing.kind for thing in found(second_step=False)] == [Kind.ADD_SECOND_STEP]


def test_grants_that_end_soon_are_counted_for_whoever_looks_after_them():
    (thing,) = found(others_end_soon=3)
    assert (thing.kind, thing.count) == (Kind.GRANTS_END, 3)


def test_a_promise_without_evidence_waits_with_its_day():
    due = date(2026, 12, 2)
    (thing,) = found(objectives=2, objective_on=due)
    assert (thing.kind, thing.count, thing.due_on) == (Kind.OBJECTIVES, 2, due)


def test_an_answer_that_is_due_stands_before_what_has_no_day():
    due = date(2026, 12, 2)
    things = found(files=1, records_over=4_000, asked_of_me=1, answers=2, first_answer_on=due)
    assert [(thing.kind, thing.count, thing.due_on) for thing in things] == [
        (Kind.ANSWERS_DUE, 2, due),
        (Kind.ASKED_OF_ME, 1, None),
        (Kind.FILES_WAIT, 1, None),
        (Kind.RECORDS_OVER, 4_000, None),
    ]


def test_the_most_urgent_stands_first():
    late, early = date(2026, 12, 20), date(2026, 11, 25)
    things = found(late, early, second_step=False, others_end_soon=1)
    assert [thing.due_on for thing in things] == [early, late, None, None]


def test_there_are_never_more_than_seven():
    days = [TODAY + timedelta(days=n) for n in range(1, 12)]
    things = found(*days)
    assert len(things) == MOST
    assert things[-1].due_on == days[6]
