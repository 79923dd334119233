"""A whole draw: the order of reserves, what is refused, and what everybody is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadwell.allocation import draw
from leadwell.allocation.cut_offs import CutOff
from leadwell.allocation.draw import Place, answers, hold_draw, moves, waiting_lists
from leadwell.allocation.entrants import Entrant
from leadwell.allocation.lottery import commitment
from leadwell.allocation.replies import Reply
from leadwell.allocation.reserves import places_by_lot
from leadwell.allocation.terms import Cohort, Reserve, Terms

SECRET = b"\x01" * 32


def terms(*cohorts: Cohort) -> Terms:
    return Terms("D1", "drand round 4711", cohorts, commitment(SECRET))


def drawn(cohorts, entrants, **more):
    return hold_draw(terms(*cohorts), entrants, secret=SECRET, public="public", **more)


def by_turn(outcome):
    return sorted(outcome.numbers, key=outcome.numbers.__getitem__)


def test_places_go_by_number_when_nothing_is_reserved():
    people = [Entrant(f"E{n}", ("C1", "C2")) for n in range(5)]
    outcome = drawn([Cohort("C1", 2), Cohort("C2", 1)], people)
    turn = by_turn(outcome)
    assert [outcome.places.get(each) for each in turn] == [
        Place("C1"), Place("C1"), Place("C2"), None, None,
    ]  # fmt: skip
    assert outcome.cut_offs == (
        CutOff("C1", None, 2, 2, outcome.numbers[turn[1]]),
        CutOff("C2", None, 1, 1, outcome.numbers[turn[2]]),
    )


def test_a_reserve_turns_to_others_when_too_few_have_its_fact():
    people = [Entrant(f"E{n}", ("C1",), frozenset({"small"} if n == 0 else ())) for n in range(5)]
    outcome = drawn([Cohort("C1", 3, (Reserve("small", 2),))], people)
    reserve, open_part = outcome.cut_offs
    others = [each for each in by_turn(outcome) if each != "E0"]
    assert outcome.places["E0"] == Place("C1", "small")
    assert (reserve.filled, reserve.others) == (2, True)
    assert reserve.up_to == outcome.numbers[others[0]]
    assert open_part.up_to == outcome.numbers[others[1]]


def test_one_is_told_what_each_choice_answered():
    people = [Entrant(f"E{n}", ("C1", "C0", "C2")) for n in range(4)]
    outcome = drawn([Cohort("C1", 1), Cohort("C2", 2), Cohort("C0", 0)], people)
    first, second, _, last = by_turn(outcome)
    assert [step.admitted for step in answers(outcome, first)] == [True]
    steps = answers(outcome, second)
    assert [(step.cohort, step.admitted) for step in steps] == [
        ("C1", False), ("C0", False), ("C2", True),
    ]  # fmt: skip
    assert steps[0].parts[0].up_to == outcome.numbers[first] < outcome.numbers[second]
    assert steps[1].parts == (CutOff("C0", None, 0, 0, None),)
    assert [step.admitted for step in answers(outcome, last)] == [False] * 3


def test_a_declined_place_goes_to_the_next_who_waits():
    people = [Entrant(f"E{n}", ("C1", "C2")) for n in range(4)]
    cohorts = [Cohort("C1", 1), Cohort("C2", 1)]
    before = drawn(cohorts, people)
    first, second, third, fourth = by_turn(before)
    assert waiting_lists(before) == {"C1": [second, third, fourth], "C2": [third, fourth]}
    after = drawn(cohorts, people, replies={first: Reply("declined", "C1")})
    moved = [(move.entrant, move.before, move.after) for move in moves(before, after)]
    assert moved == [(first, "C1", None), (second, "C2", "C1"), (third, None, "C2")]
    settled = {first: Reply("declined", "C1"), second: Reply("accepted", "C2")}
    stayed = drawn(cohorts, people, replies=settled)
    assert stayed.places == {second: Place("C2"), third: Place("C1")}


REFUSED = {
    "not the one that was promised": lambda: hold_draw(
        terms(Cohort("C1", 1)), [], secret=b"other", public="public"
    ),
    "is listed twice": lambda: drawn([Cohort("C1", 1)], [Entrant("E1"), Entrant("E1", ("C1",))]),
    "not on offer": lambda: drawn([Cohort("C1", 1)], [Entrant("E1", ("C2",))]),
    "is not an entrant": lambda: drawn([Cohort("C1", 1)], [], replies={"E1": Reply("left")}),
    "not among the choices": lambda: drawn(
        [Cohort("C1", 1)], [Entrant("E1")], replies={"E1": Reply("accepted", "C1")}
    ),
    "fewer places than it reserves": lambda: drawn([Cohort("C1", 1, (Reserve("a", 2),))], []),
    "two reserves for one fact": lambda: drawn(
        [Cohort("C1", 4, (Reserve("a", 2), Reserve("a", 1)))], []
    ),
    "named twice": lambda: drawn([Cohort("C1", 1), Cohort("C1", 1)], []),
    "signs": lambda: drawn([Cohort("C 1", 1)], []),
    "on one line": lambda: hold_draw(
        Terms("D1", "", (), commitment(SECRET)), [], secret=SECRET, public="public"
    ),
}


@pytest.mark.parametrize("said", REFUSED)
def test_what_makes_no_sense_is_refused_with_a_sentence(said):
    with pytest.raises(ValueError, match=said):
        REFUSED[said]()


def test_a_draw_of_nobody_leaves_all_places():
    outcome = drawn([Cohort("C1", 2, (Reserve("small", 1),))], [])
    assert outcome.cut_offs == (CutOff("C1", "small", 1, 0, None), CutOff("C1", None, 1, 0, None))


def test_nothing_is_answered_that_the_cut_offs_do_not_promise(monkeypatch):
    def careless(choices, numbers, units, facts):
        right = places_by_lot(choices, numbers, units, facts)
        return replace(right, unit=[0] * len(right.unit))

    monkeypatch.setattr(draw, "places_by_lot", careless)
    with pytest.raises(draw.DrawDoesNotHold):
        drawn([Cohort("C1", 1)], [Entrant("E1", ("C1",)), Entrant("E2", ("C1",))])
