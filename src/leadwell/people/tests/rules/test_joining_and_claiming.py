"""What stands in the way of joining, undoing, claiming and answering."""

from __future__ import annotations

import pytest

from leadwell.people.rules.claim_can_be_answered import claim_can_be_answered
from leadwell.people.rules.claim_can_be_made import claim_can_be_made
from leadwell.people.rules.decision_says_why import decision_says_why
from leadwell.people.rules.facts import AskedClaim, OpenClaims, Record
from leadwell.people.rules.joining_can_be_undone import joining_can_be_undone
from leadwell.people.rules.nobody_decides_about_themselves import nobody_decides_about_themselves
from leadwell.people.rules.two_records_can_be_joined import two_records_can_be_joined


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("keep", "join", "expected"),
    [
        pytest.param(Record(1), Record(2), [], id="two-plain-records"),
        pytest.param(Record(1, others=3), Record(2), [], id="a-third-record-to-the-same-one"),
        pytest.param(Record(1), Record(1), ["PPL-03a"], id="one-record-with-itself"),
        pytest.param(Record(1), Record(2, joined_to=1), ["PPL-03b"], id="joined-already"),
        pytest.param(Record(1, joined_to=2), Record(2), ["PPL-03b"], id="the-other-way-round"),
        pytest.param(Record(1, joined_to=3), Record(2), ["PPL-03c"], id="a-chain-above"),
        pytest.param(Record(1), Record(2, joined_to=3), ["PPL-03c"], id="two-masters"),
        pytest.param(Record(1), Record(2, others=1), ["PPL-03d"], id="a-chain-beneath"),
        pytest.param(Record(1), Record(2, made_up=True), ["PPL-03e"], id="a-made-up-person"),
    ],
)
def test_which_records_can_be_joined(keep, join, expected):
    assert codes(two_records_can_be_joined(keep, join)) == expected


@pytest.mark.parametrize(("joined_to", "expected"), [(7, []), (None, ["PPL-08"])])
def test_only_what_is_joined_is_taken_apart(joined_to, expected):
    assert codes(joining_can_be_undone(Record(1, joined_to=joined_to))) == expected


@pytest.mark.parametrize(
    ("decider", "expected"), [(1, ["PPL-04"]), (2, ["PPL-04"]), (3, []), (None, [])]
)
def test_nobody_decides_about_themselves_by_any_of_their_records(decider, expected):
    assert codes(nobody_decides_about_themselves(decider=decider, about={1, 2})) == expected


@pytest.mark.parametrize(
    ("because", "expected"),
    [("", ["PPL-05a"]), ("  so ", ["PPL-05a"]), ("moved", []), ("x" * 500, []),
     ("x" * 501, ["PPL-05b"])],
)  # fmt: skip
def test_a_decision_says_why(because, expected):
    assert codes(decision_says_why(because)) == expected


@pytest.mark.parametrize(
    ("value", "says", "already", "expected"),
    [
        pytest.param("4711", "", OpenClaims(), [], id="the-first"),
        pytest.param("4711", "", OpenClaims(waiting=4, in_a_day=4), [], id="the-fifth"),
        pytest.param("4711", "", OpenClaims(in_a_day=5), ["PPL-06e"], id="a-sixth-in-a-day"),
        pytest.param("4711", "", OpenClaims(waiting=5), ["PPL-06e"], id="five-still-wait"),
        pytest.param("4711", "", OpenClaims(1, 1, True), ["PPL-06d"], id="the-same-again"),
        pytest.param(" ", "", OpenClaims(), ["PPL-06a"], id="no-number"),
        pytest.param("x" * 80, "", OpenClaims(), [], id="the-longest-number"),
        pytest.param("x" * 81, "", OpenClaims(), ["PPL-06b"], id="no-number-is-that-long"),
        pytest.param("47\x0011", "", OpenClaims(), ["PPL-06b"], id="a-hidden-sign"),
        pytest.param("4711", "x" * 501, OpenClaims(), ["PPL-06c"], id="a-long-story"),
    ],
)
def test_who_may_claim(value, says, already, expected):
    assert codes(claim_can_be_made(value, says, already)) == expected


@pytest.mark.parametrize(
    ("claim", "accepted", "expected"),
    [
        pytest.param(AskedClaim(leads_to=2), True, [], id="yes"),
        pytest.param(AskedClaim(leads_to=2), False, [], id="no"),
        pytest.param(AskedClaim(), False, [], id="no-because-there-is-no-record"),
        pytest.param(AskedClaim(), True, ["PPL-07b"], id="yes-to-nothing"),
        pytest.param(AskedClaim(2, decided=True), False, ["PPL-07a"], id="a-second-answer"),
    ],
)
def test_how_a_claim_can_be_answered(claim, accepted, expected):
    assert codes(claim_can_be_answered(claim, accepted=accepted)) == expected
