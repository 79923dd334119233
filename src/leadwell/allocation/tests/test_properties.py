"""Whole draws of every shape: what must hold whoever takes part and whatever is reserved."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from leadwell.allocation.draw import answers, moves, waiting_lists
from leadwell.allocation.entrants import Entrant
from leadwell.allocation.replies import Reply, reply_from, reply_text, still_asked
from leadwell.allocation.reserves import places_by_lot
from leadwell.allocation.tests.markets import draws, held, liking
from leadwell.allocation.tests.test_reserves import draws as numbered


@given(draws())
def test_no_cohort_and_no_reserve_is_over_its_places(market):
    terms, people = market
    outcome = held(terms, people)
    for cohort in terms.cohorts:
        inside = [place for place in outcome.places.values() if place.cohort == cohort.id]
        assert len(inside) <= cohort.places
    for cut_off in outcome.cut_offs:
        inside = [
            p
            for p in outcome.places.values()
            if (p.cohort, p.fact) == (cut_off.cohort, cut_off.fact)
        ]
        assert len(inside) == cut_off.filled <= cut_off.places


@given(draws(), st.randoms())
def test_the_order_in_which_people_are_read_changes_nothing(market, chance):
    terms, people = market
    turned = list(people)
    chance.shuffle(turned)
    assert held(terms, turned) == held(terms, people)


@given(draws())
def test_the_answers_down_a_list_end_where_one_is_placed(market):
    terms, people = market
    outcome = held(terms, people)
    for person in people:
        steps = answers(outcome, person.id)
        place = outcome.places.get(person.id)
        admitted = [(step.by.cohort, step.by.fact) for step in steps if step.by]
        assert admitted == ([(place.cohort, place.fact)] if place else [])
        assert [step.cohort for step in steps] == list(person.choices[: len(steps)])
        assert place or len(steps) == len(person.choices)


@given(draws())
def test_whoever_waits_for_a_cohort_was_turned_away_by_it(market):
    terms, people = market
    outcome = held(terms, people)
    waiting = waiting_lists(outcome)
    for cohort in terms.cohorts:
        turned_away = {
            person.id
            for person in people
            for step in answers(outcome, person.id)
            if step.cohort == cohort.id and not step.admitted
        }
        assert set(waiting[cohort.id]) == turned_away
        numbers = [outcome.numbers[each] for each in waiting[cohort.id]]
        assert numbers == sorted(numbers)


@settings(max_examples=80)
@given(numbered())
def test_nobody_gains_by_any_list_but_the_true_one(market):
    """Numbers stay as they are: whoever could choose a list after seeing all of them gains nothing."""
    lists, numbers, units, facts = market
    of = {unit: cohort for cohort, those in enumerate(units.of_cohort) for unit in those}
    assume(len(lists) <= 5)
    found = places_by_lot(*market)
    for person, wish in enumerate(lists):
        true = [*wish, None]
        honest = true.index(of.get(found.unit[person]))
        for length in range(len(units.of_cohort) + 1):
            for lie in permutations(range(len(units.of_cohort)), length):
                told = [*lists[:person], list(lie), *lists[person + 1 :]]
                got = of.get(places_by_lot(told, numbers, units, facts).unit[person])
                assert got not in true or true.index(got) >= honest


@given(numbered())
def test_somebody_more_helps_nobody(market):
    lists, numbers, units, facts = market
    assume(lists)
    of = {unit: cohort for cohort, those in enumerate(units.of_cohort) for unit in those}
    without = places_by_lot([*lists[:-1], []], numbers, units, facts).unit
    beside = places_by_lot(*market).unit
    for wish, before, after in zip(lists[:-1], without, beside, strict=False):
        likes = [*wish, None]
        assert likes.index(of.get(before)) <= likes.index(of.get(after))


KINDS = st.sampled_from(["accepted", "accepted-waiting", "declined", "left", None])


@given(draws(), st.data())
def test_round_after_round_nobody_who_stays_ends_with_less(market, data):
    terms, people = market
    outcome, replies = held(terms, people), {}
    for _ in range(3):
        before = outcome
        for person in people:
            kind, place = data.draw(KINDS), before.places.get(person.id)
            asks = outcome.asked(person.id)
            if kind and place and place.cohort in asks:
                replies[person.id] = Reply(kind, place.cohort)
        outcome = held(terms, people, replies=replies)
        for person in people:
            said = replies.get(person.id, Reply("accepted")).kind
            if said in ("accepted", "accepted-waiting"):
                was, now = before.places.get(person.id), outcome.places.get(person.id)
                assert liking(person, now) <= liking(person, was)
        changed = {move.entrant for move in moves(before, outcome)}
        assert changed == {
            p.id for p in people if _cohort(before, p) != _cohort(outcome, p)
        }  # fmt: skip


def _cohort(outcome, person: Entrant):
    place = outcome.places.get(person.id)
    return place and place.cohort


@given(draws())
def test_who_accepts_keeps_the_very_cohort_they_accepted(market):
    terms, people = market
    first = held(terms, people)
    accepted = {who: Reply("accepted", place.cohort) for who, place in first.places.items()}
    again = held(terms, people, replies=accepted)
    assert moves(first, again) == []


REPLIES = {
    "accepted C2": ("C2",),
    "accepted-waiting C2": ("C1", "C2"),
    "declined C2": ("C1",),
    "left": (),
}


@pytest.mark.parametrize("text", REPLIES)
def test_a_reply_shortens_the_list(text):
    reply = reply_from(text)
    assert still_asked(("C1", "C2", "C3"), reply) == REPLIES[text]
    assert reply_text(reply) == text


def test_who_has_not_replied_asks_as_before():
    assert still_asked(("C1", "C2"), None) == ("C1", "C2")


def test_something_else_is_no_reply():
    with pytest.raises(ValueError, match="no reply"):
        reply_from("perhaps C1")
