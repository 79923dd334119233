"""The rules about rounds, applications, places and release, where they turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from leadwell.standards.rules.rule_tree import read_rule
from leadwell.training.rules.places.appeal_can_be_heard import appeal_can_be_heard
from leadwell.training.rules.places.choices_can_be_ranked import choices_can_be_ranked
from leadwell.training.rules.places.draw_gave_no_place import draw_gave_no_place
from leadwell.training.rules.places.facts import (
    Admitted,
    CohortFacts,
    PlaceState,
    ReleaseState,
    ReserveFacts,
    RoundFacts,
    RoundState,
    Turned,
)
from leadwell.training.rules.places.person_may_apply import person_may_apply
from leadwell.training.rules.places.place_can_be_answered import place_can_be_answered
from leadwell.training.rules.places.place_can_be_booked import place_can_be_booked
from leadwell.training.rules.places.place_can_be_handed_back import place_can_be_handed_back
from leadwell.training.rules.places.places_are_passed_on import places_are_passed_on
from leadwell.training.rules.places.release_can_be_appealed import release_can_be_appealed
from leadwell.training.rules.places.release_can_be_decided import release_can_be_decided
from leadwell.training.rules.places.reserve_can_be_kept import reserve_can_be_kept
from leadwell.training.rules.places.round_can_be_closed import round_can_be_closed
from leadwell.training.rules.places.round_can_be_drawn import round_can_be_drawn
from leadwell.training.rules.places.round_can_be_opened import round_can_be_opened
from leadwell.training.rules.places.round_can_be_voided import round_can_be_voided
from leadwell.training.rules.places.round_takes_applications import round_takes_applications
from leadwell.training.rules.programmes.facts import RunState

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
BEGINS = date(2027, 3, 1)
FACTS = RoundFacts(
    "mid-1", "First round", NOW, NOW + DAY, NOW + 2 * DAY, "drand round 4711", "Anyone.", ("c1",)
)
COHORT = CohortFacts("c1", BEGINS, 10)
ROUND = RoundState(NOW, NOW + DAY, NOW + 2 * DAY, runs=frozenset({"c1", "c2"}), most_choices=2)
PLACE = PlaceState(NOW + DAY, BEGINS)
RUN = RunState(BEGINS, date(2027, 9, 1), places=2, taken=1)
REFUSED = ReleaseState(decided=True)


def codes(found):
    return [reason.code for reason in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({}, [], id="plain"),
        pytest.param({"opens_at": NOW - DAY}, ["TRN-29a"], id="opened-before-it-is-published"),
        pytest.param({"closes_at": NOW}, ["TRN-29b"], id="closes-as-it-opens"),
        pytest.param({"public_at": NOW + DAY}, ["TRN-29c"], id="value-known-at-the-close"),
        pytest.param({"draw": "known"}, ["TRN-29d"], id="taken"),
        pytest.param({"draw": "open"}, ["TRN-29d"], id="a-word-of-our-addresses"),
        pytest.param({"public_source": "two\nlines"}, ["TRN-29e"], id="two-lines"),
        pytest.param({"public_source": " "}, ["TRN-29e"], id="from-nowhere"),
        pytest.param({"criteria": ""}, ["TRN-29f"], id="no-criteria"),
        pytest.param({"most_choices": 0}, ["TRN-29g"], id="no-choices"),
        pytest.param({"answer_days": 91}, ["TRN-29g"], id="too-long-to-answer"),
        pytest.param({"runs": ("c1", "c9")}, ["TRN-29h"], id="a-cohort-nobody-knows"),
    ],
)
def test_what_a_round_needs(said, expected):
    found = round_can_be_opened(replace(FACTS, **said), cohorts=[COHORT], taken={"known"}, now=NOW)
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("cohorts", "expected"),
    [
        ([], ["TRN-29h"]),
        ([replace(COHORT, in_another_round=True)], ["TRN-29i"]),
        ([replace(COHORT, cancelled=True)], ["TRN-29i"]),
        ([replace(COHORT, starts_on=FACTS.public_at.date())], ["TRN-29j"]),
    ],
)
def test_what_its_cohorts_need(cohorts, expected):
    assert codes(round_can_be_opened(FACTS, cohorts=cohorts, taken=(), now=NOW)) == expected


def kept(name="sector", places=1, **more):
    return ReserveFacts("c1", name, name, "x", places, **more)


BASIS = "Equality Act 2010, section 158"


@pytest.mark.parametrize(
    ("reserves", "expected"),
    [
        pytest.param([kept("sector", 10)], [], id="all-of-them"),
        pytest.param([kept("sector", 6), kept("region", 5)], ["TRN-30d"], id="more-than-there-are"),
        pytest.param([kept(), kept()], ["TRN-30e"], id="twice"),
        pytest.param([kept(places=0)], ["TRN-30a"], id="none"),
        pytest.param([kept("shoe-size")], ["TRN-30c"], id="a-fact-nobody-knows"),
        pytest.param([kept("sex")], ["TRN-30b"], id="protected"),
        pytest.param([kept("sex", basis=BASIS)], ["TRN-30b"], id="protected-without-an-end"),
        pytest.param([kept("sex", until_on=BEGINS)], ["TRN-30b"], id="protected-without-a-basis"),
        pytest.param([kept("sex", basis=BASIS, until_on=BEGINS)], [], id="protected-with-both"),
        pytest.param(
            [kept("sex", basis=BASIS, until_on=date(2026, 11, 1))], ["TRN-30f"], id="ends-too-early"
        ),
    ],
)
def test_for_whom_places_are_kept(reserves, expected):
    found = reserve_can_be_kept(reserves, places=10, closes_on=date(2026, 11, 2))
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("rule", "have", "passed", "expected"),
    [
        pytest.param(None, set(), {"first"}, [], id="no-rule"),
        pytest.param(None, set(), set(), ["Pass First first."], id="something-comes-first"),
        pytest.param({"item": "core:1"}, {"core:1"}, {"first"}, [], id="has-it"),
        pytest.param(
            {"all": [{"item": "core:1"}, {"item": "core:2"}]}, {"core:2"}, {"first"},
            ["You need: One."], id="lacks-one",
        ),
        pytest.param(
            {"any": [{"item": "core:2"}, {"item": "core:1"}]}, set(), {"first"},
            ["You need, for example: One."], id="one-of-two-would-do",
        ),
    ],
)  # fmt: skip
def test_who_may_apply(rule, have, passed, expected):
    found = person_may_apply(
        read_rule(rule) if rule else None, have=have, first={"first": "First"}, passed=passed,
        words={"core:1": "One"},
    )  # fmt: skip
    assert [str(reason) for reason in found] == expected


@pytest.mark.parametrize(
    ("state", "now", "expected"),
    [
        (ROUND, NOW, []),
        (ROUND, NOW - DAY, ["TRN-32c"]),
        (ROUND, NOW + DAY, ["TRN-32d"]),
        (replace(ROUND, root="ab"), NOW, ["TRN-32b"]),
        (replace(ROUND, voided=True), NOW, ["TRN-32a"]),
    ],
)
def test_when_a_round_takes_applications(state, now, expected):
    assert codes(round_takes_applications(state, now=now)) == expected


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (["c2", "c1"], []),
        ([], ["TRN-33a"]),
        (["c1", "c1"], ["TRN-33b"]),
        (["c1", "c2", "c3"], ["TRN-33c", "TRN-33d"]),
    ],
)
def test_which_choices_make_sense(choices, expected):
    assert codes(choices_can_be_ranked(choices, round_=ROUND)) == expected


@pytest.mark.parametrize(
    ("state", "now", "expected"),
    [
        (ROUND, NOW + DAY, []),
        (ROUND, NOW, ["TRN-34b"]),
        (replace(ROUND, voided=True), NOW, ["TRN-34a"]),
    ],
)
def test_when_a_round_is_closed(state, now, expected):
    assert codes(round_can_be_closed(state, now=now)) == expected


CLOSED = replace(ROUND, root="ab")


@pytest.mark.parametrize(
    ("state", "value", "now", "expected"),
    [
        (CLOSED, "a value", NOW + 2 * DAY, []),
        (CLOSED, " ", NOW + 2 * DAY, ["TRN-35d"]),
        (CLOSED, "a value", NOW + DAY, ["TRN-35c"]),
        (ROUND, "a value", NOW + 2 * DAY, ["TRN-35b"]),
        (replace(CLOSED, voided=True), "a value", NOW + 2 * DAY, ["TRN-35a"]),
    ],
)
def test_when_a_round_is_drawn(state, value, now, expected):
    assert codes(round_can_be_drawn(state, public_value=value, now=now)) == expected


@pytest.mark.parametrize(
    ("state", "today", "because", "expected"),
    [
        (ROUND, BEGINS, "x" * 20, []),
        (replace(ROUND, drawn=True), date(2027, 2, 28), "x" * 20, []),
        (replace(ROUND, drawn=True), BEGINS, "x" * 20, ["TRN-36b"]),
        (replace(ROUND, voided=True), BEGINS, "short", ["TRN-36a", "TRN-36c"]),
    ],
)
def test_when_a_draw_is_called_off(state, today, because, expected):
    found = round_can_be_voided(state, begins=[BEGINS], because=because, today=today)
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("said", "now", "expected"),
    [
        ({}, NOW, []),
        ({"cancelled": True}, NOW, ["TRN-37a"]),
        ({"over": True}, NOW, ["TRN-37b"]),
        ({"accepted": True}, NOW, ["TRN-37c"]),
        ({}, NOW + DAY, ["TRN-37d"]),
        ({"answer_by": None}, datetime(2027, 3, 1, tzinfo=UTC), ["TRN-37e"]),
        ({"answer_by": None}, datetime(2027, 2, 28, tzinfo=UTC), []),
    ],
)
def test_when_a_place_is_answered(said, now, expected):
    assert codes(place_can_be_answered(replace(PLACE, **said), now=now)) == expected


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        ({"accepted": True}, date(2027, 2, 28), []),
        ({"accepted": True}, BEGINS, ["TRN-38c"]),
        ({}, BEGINS, ["TRN-38b"]),
        ({"over": True}, BEGINS, ["TRN-38a"]),
        ({"cancelled": True}, BEGINS, ["TRN-38a"]),
    ],
)
def test_when_a_place_is_handed_back(said, today, expected):
    assert codes(place_can_be_handed_back(replace(PLACE, **said), today=today)) == expected


@pytest.mark.parametrize(
    ("said", "has_one", "today", "expected"),
    [
        ({}, False, date(2027, 2, 28), []),
        ({}, True, date(2027, 2, 28), ["TRN-39a"]),
        ({"cancelled": True}, False, NOW.date(), ["TRN-39b"]),
        ({"by_draw": True}, False, NOW.date(), ["TRN-39c"]),
        ({}, False, BEGINS, ["TRN-39d"]),
        ({"taken": 2}, False, NOW.date(), ["TRN-39e"]),
    ],
)
def test_when_a_place_is_booked(said, has_one, today, expected):
    assert (
        codes(place_can_be_booked(replace(RUN, **said), has_one=has_one, today=today)) == expected
    )


def test_why_there_is_no_place_is_said_for_each_choice():
    turned = Turned("9c21 0000 0000", (Admitted("c1", "5a3f 0000 0000"), Admitted("c2", "")))
    assert [str(reason) for reason in draw_gave_no_place(turned)] == [
        "Cohort c1 admitted numbers up to 5a3f 0000 0000; yours was 9c21 0000 0000.",
        "Cohort c2 had no places to give.",
    ]


@pytest.mark.parametrize(
    ("state", "because", "expected"),
    [(ReleaseState(), "Cover is there.", []), (REFUSED, " ", ["TRN-41a", "TRN-41b"])],
)
def test_when_release_is_decided(state, because, expected):
    assert codes(release_can_be_decided(state, because=because)) == expected


@pytest.mark.parametrize(
    ("state", "says", "expected"),
    [
        (REFUSED, "There is cover.", []),
        (ReleaseState(), "There is cover.", ["TRN-42a"]),
        (replace(REFUSED, granted=True), "There is cover.", ["TRN-42a"]),
        (replace(REFUSED, appealed=True), " ", ["TRN-42b", "TRN-42c"]),
    ],
)
def test_when_a_refusal_is_appealed(state, says, expected):
    assert codes(release_can_be_appealed(state, says=says)) == expected


@pytest.mark.parametrize(
    ("state", "involved", "because", "expected"),
    [
        (replace(REFUSED, appealed=True), False, "There is cover.", []),
        (replace(REFUSED, appealed=True), True, "There is cover.", ["TRN-43a"]),
        (REFUSED, False, "There is cover.", ["TRN-43b"]),
        (replace(REFUSED, appealed=True, heard=True), False, " ", ["TRN-43c", "TRN-43d"]),
    ],
)
def test_when_an_appeal_is_heard(state, involved, because, expected):
    assert codes(appeal_can_be_heard(state, involved=involved, because=because)) == expected


@pytest.mark.parametrize(
    ("state", "cohort", "today", "expected"),
    [
        (replace(ROUND, drawn=True), {}, date(2027, 2, 28), []),
        (replace(ROUND, drawn=True), {}, BEGINS, ["TRN-44c"]),
        (replace(ROUND, drawn=True), {"cancelled": True}, NOW.date(), ["TRN-44b"]),
        (ROUND, {}, NOW.date(), ["TRN-44a"]),
        (replace(ROUND, drawn=True, voided=True), {}, NOW.date(), ["TRN-44a"]),
    ],
)
def test_until_when_places_are_passed_on(state, cohort, today, expected):
    found = places_are_passed_on(state, cohorts=[replace(COHORT, **cohort)], today=today)
    assert codes(found) == expected
