"""What stands in the way of asking, answering, holding and writing a schedule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadwell.keeping.rules.dispute_can_be_answered import dispute_can_be_answered
from leadwell.keeping.rules.dispute_can_be_made import dispute_can_be_made
from leadwell.keeping.rules.facts import (
    AskedDispute,
    AskedHold,
    AskedRequest,
    RequestKind,
    RequestState,
)
from leadwell.keeping.rules.hold_can_be_placed import hold_can_be_placed
from leadwell.keeping.rules.nobody_answers_themselves import nobody_answers_themselves
from leadwell.keeping.rules.place_is_known import place_is_known
from leadwell.keeping.rules.request_can_be_made import request_can_be_made
from leadwell.keeping.rules.request_can_be_moved_on import (
    ACKNOWLEDGE,
    ANSWER,
    EXTEND,
    GO_ON,
    PAUSE,
    REFUSE,
    WITHDRAW,
    request_can_be_moved_on,
)
from leadwell.keeping.rules.schedule_is_whole import schedule_is_whole
from leadwell.keeping.rules.words_are_enough import words_are_enough

DUE = date(2026, 12, 21)
OPEN = AskedRequest(RequestKind.ACCESS, RequestState.OPEN, date(2026, 11, 21), DUE)
WAITING = replace(OPEN, state=RequestState.WAITING)
COMPLAINT = replace(OPEN, kind=RequestKind.COMPLAINT)


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("request_", "step", "expected"),
    [
        pytest.param(OPEN, PAUSE, [], id="the-clock-stops"),
        pytest.param(WAITING, PAUSE, ["KEE-05b"], id="it-stands-already"),
        pytest.param(WAITING, GO_ON, [], id="it-goes-on"),
        pytest.param(OPEN, GO_ON, ["KEE-05c"], id="it-runs-already"),
        pytest.param(OPEN, EXTEND, [], id="more-time-on-the-last-day"),
        pytest.param(
            replace(OPEN, due_on=date(2026, 12, 20)), EXTEND, ["KEE-05e"], id="a-day-late"
        ),
        pytest.param(replace(OPEN, extended=True), EXTEND, ["KEE-05d"], id="more-time-twice"),
        pytest.param(COMPLAINT, ACKNOWLEDGE, [], id="a-complaint-is-acknowledged"),
        pytest.param(replace(COMPLAINT, acknowledged=True), ACKNOWLEDGE, ["KEE-05f"], id="once"),
        pytest.param(OPEN, ACKNOWLEDGE, ["KEE-05f"], id="nothing-else-is"),
        pytest.param(OPEN, ANSWER, [], id="an-answer"),
        pytest.param(WAITING, ANSWER, [], id="an-answer-while-the-clock-stands"),
        pytest.param(OPEN, REFUSE, ["KEE-05g"], id="no-without-a-way-on"),
        pytest.param(OPEN, WITHDRAW, [], id="taken-back"),
        pytest.param(replace(OPEN, state=RequestState.REFUSED), ANSWER, ["KEE-05a"], id="over"),
    ],
)
def test_how_a_request_moves_on(request_, step, expected):
    assert codes(request_can_be_moved_on(request_, step, today=DUE)) == expected


def test_no_with_a_way_on_is_an_answer():
    assert not request_can_be_moved_on(OPEN, REFUSE, today=DUE, route="The Commissioner")


@pytest.mark.parametrize(
    ("kind", "waiting", "expected"),
    [("access", (), []), ("access", {"complaint"}, []), ("access", {"access"}, ["KEE-06b"]),
     ("gossip", (), ["KEE-06a"])],
)  # fmt: skip
def test_one_question_of_a_kind_waits_at_a_time(kind, waiting, expected):
    assert codes(request_can_be_made(kind, waiting=waiting)) == expected


ASKED = AskedDispute("title", "Ward manager", "", known=frozenset({"title"}))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(ASKED, [], id="a-fact-of-mine"),
        pytest.param(replace(ASKED, fact="shoe size"), ["KEE-07a"], id="no-such-fact"),
        pytest.param(replace(ASKED, same=True), ["KEE-07b"], id="said-already"),
        pytest.param(replace(ASKED, waiting=19), [], id="the-twentieth"),
        pytest.param(replace(ASKED, waiting=20), ["KEE-07c"], id="the-twenty-first"),
        pytest.param(replace(ASKED, should_say=" "), ["KEE-07d"], id="nothing-said"),
        pytest.param(replace(ASKED, should_say="x" * 301), ["KEE-07d"], id="too-much-said"),
        pytest.param(replace(ASKED, answerable=False), ["KEE-07e"], id="nobody-to-answer"),
    ],
)
def test_who_may_dispute_what(asked, expected):
    assert codes(dispute_can_be_made(asked)) == expected


@pytest.mark.parametrize(
    ("state", "answer", "expected"),
    [("open", "corrected", []), ("open", "kept", []), ("open", "maybe", ["KEE-08a"]),
     ("kept", "corrected", ["KEE-08b"])],
)  # fmt: skip
def test_a_dispute_is_answered_once_with_one_of_two_answers(state, answer, expected):
    assert codes(dispute_can_be_answered(state, answer=answer)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("too short", ["KEE-03a"]), ("ten signs.", []), ("x" * 2000, []), ("x" * 2001, ["KEE-03b"])],
)
def test_words_are_enough(words, expected):
    assert codes(words_are_enough(words)) == expected


@pytest.mark.parametrize(("decider", "expected"), [(1, ["KEE-04"]), (3, []), (None, [])])
def test_nobody_answers_themselves(decider, expected):
    assert codes(nobody_answers_themselves(decider=decider, about=(1, 2))) == expected


@pytest.mark.parametrize(
    ("until", "things", "expected"),
    [(None, 1, []), (date(2026, 11, 22), 1, []), (date(2026, 11, 21), 1, ["KEE-10b"]),
     (None, 2, ["KEE-10a"])],
)  # fmt: skip
def test_which_holds_can_be_placed(until, things, expected):
    asked = AskedHold("A tribunal asks", date(2026, 11, 21), until, things)
    assert codes(hold_can_be_placed(asked)) == expected


CLASS = {"title": "n", "trigger": "t", "action": "dispose", "who_says": "s", "verified": False,
         "years": 6}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [({}, 0), ({"years": None}, 1), ({"action": "burn"}, 1), ({"who_says": ""}, 1),
     ({"verified": None}, 1), ({"action": "never", "years": None}, 0)],
)  # fmt: skip
def test_a_schedule_says_everything_of_every_class(change, expected):
    data = {"from_on": date(2023, 8, 7), "classes": {"staff-record": {**CLASS, **change}}}
    assert len(schedule_is_whole(data)) == expected


def test_a_schedule_without_a_day_or_a_class_is_none():
    assert codes(schedule_is_whole({"classes": {}})) == ["KEE-11a"]


def test_a_place_is_in_the_register():
    assert codes(place_is_known(known=False)) == ["KEE-12"]
    assert not place_is_known(known=True)
