"""The rules about learning systems and reminders, where they turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from leadwell.training.rules.learning.course_can_be_linked import course_can_be_linked
from leadwell.training.rules.learning.facts import Asked, Opened, Scored
from leadwell.training.rules.learning.launch_can_be_answered import launch_can_be_answered
from leadwell.training.rules.learning.programme_named import programme_named
from leadwell.training.rules.learning.reminders_can_be_chosen import reminders_can_be_chosen
from leadwell.training.rules.learning.score_can_be_taken import score_can_be_taken
from leadwell.training.rules.learning.score_shows import score_shows
from leadwell.training.rules.learning.statement_shows import statement_shows
from leadwell.training.rules.learning.tool_can_be_registered import tool_can_be_registered
from leadwell.training.rules.learning.word_can_be_matched import word_can_be_matched

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
OPENED = Opened(
    own=True, used=False, made_at=NOW, ended=False, client_id="c", launch_url="https://l.example/"
)
ASKED = Asked(
    client_id="c", redirect_uri="https://l.example/", nonce="n", scope="openid",
    response_type="id_token", response_mode="form_post", prompt="none",
)  # fmt: skip


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://learn.example/lead", "lead"),
        ("https://learn.example/LEAD/?a=1#top", "lead"),
        ("https://learn.example/lead/quiz", ""),
        ("lead", "lead"),
        ("", ""),
    ],
)
def test_which_programme_an_address_names(address, named):
    assert programme_named(address, {"lead"}) == named


@pytest.mark.parametrize(
    ("verb", "result", "shows"),
    [
        ("done", {}, True),
        ("done", {"success": True, "completion": True}, True),
        ("done", {"success": False}, False),
        ("done", {"completion": False}, False),
        ("begun", {}, False),
    ],
)
def test_what_a_statement_shows(verb, result, shows):
    said = {"verb": {"id": verb}, "result": result}
    assert statement_shows(said, completed={"done"}) == shows


def test_whom_a_word_is_matched_with():
    assert word_can_be_matched(used=True, taught=True, other=False) == []
    found = word_can_be_matched(used=False, taught=False, other=True)
    assert codes(found) == ["TRN-54a", "TRN-54b", "TRN-54c"]


@pytest.mark.parametrize(
    ("address", "loopback", "fine"),
    [
        ("https://learn.example/a?b=1", False, True),
        ("http://127.0.0.1:9000/", True, True),
        ("http://[::1]:9000/", True, True),
        ("http://127.0.0.1:9000/", False, False),
        ("http://127.0.0.1.evil.example/", True, False),
        ("https://learn.example:port/", False, False),
        ("https://learn.example/#a", False, False),
        ("https:///path", False, False),
    ],
)
def test_which_addresses_are_protected(address, loopback, fine):
    found = tool_can_be_registered(title="Moodle", addresses=(address,), loopback=loopback)
    assert codes(found) == ([] if fine else ["TRN-56b"])


def test_which_course_is_tied_to_a_programme():
    fine = {"resource": "7", "ended": False, "theirs": True, "taken": False}
    for threshold in (Decimal(0), Decimal(1)):
        assert course_can_be_linked(threshold=threshold, **fine) == []
    wrong = {"resource": "", "ended": True, "theirs": False, "taken": True}
    found = course_can_be_linked(threshold=Decimal("-0.001"), **wrong)
    assert codes(found) == [f"TRN-52{letter}" for letter in "abcde"]


def test_a_launch_lasts_five_minutes_to_the_second():
    for seconds, expected in ((0, []), (300, []), (301, ["TRN-59c"]), (-1, ["TRN-59c"])):
        now = NOW + timedelta(seconds=seconds)
        assert codes(launch_can_be_answered(ASKED, opened=OPENED, now=now)) == expected


def test_everything_in_the_way_of_a_launch_is_said_at_once():
    opened = replace(OPENED, own=False, used=True, ended=True)
    found = launch_can_be_answered(Asked(), opened=opened, now=NOW)
    assert codes(found) == [f"TRN-59{letter}" for letter in "abdefg"]


def test_which_score_is_taken():
    score = Scored(launched=True, said_at=NOW, last=None)
    assert score_can_be_taken(score, now=NOW - timedelta(minutes=2)) == []
    assert codes(score_can_be_taken(score, now=NOW - timedelta(minutes=3))) == ["TRN-57b"]
    again = replace(score, last=NOW)
    assert codes(score_can_be_taken(again, now=NOW)) == ["TRN-57c"]
    assert score_can_be_taken(replace(again, same=True), now=NOW) == []
    assert codes(score_can_be_taken(replace(again, launched=False), now=NOW)) == ["TRN-57a"]


@pytest.mark.parametrize(
    ("given", "maximum", "threshold", "shows"),
    [
        (8, 10, "0.8", True),
        ("7.999", 10, "0.8", False),
        (None, None, "0", True),
        (None, 10, "0.1", False),
    ],
)
def test_at_the_threshold_a_score_shows_it(given, maximum, threshold, shows):
    points = [None if one is None else Decimal(one) for one in (given, maximum)]
    said = {"given": points[0], "maximum": points[1], "threshold": Decimal(threshold)}
    assert score_shows(activity="Completed", grading="FullyGraded", **said) == shows
    assert not score_shows(activity="Completed", grading="Pending", **said)


def test_reminders_are_chosen_among_those_that_are_offered():
    assert reminders_can_be_chosen([], offered=[7]) == []
    assert codes(reminders_can_be_chosen([7, 8], offered=[7])) == ["TRN-81"]
