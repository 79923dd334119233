"""Plans: what may be kept, what is flagged, and how they are closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leadwell.fairness.rules.acting.a_plan_can_be_closed import a_plan_can_be_closed
from leadwell.fairness.rules.acting.a_plan_can_be_kept import a_plan_can_be_kept
from leadwell.fairness.rules.acting.a_plan_needs_attention import a_plan_needs_attention
from leadwell.fairness.rules.acting.an_indicator_wants_a_plan import an_indicator_wants_a_plan
from leadwell.fairness.rules.acting.facts import PlanSaid, Then
from leadwell.fairness.rules.acting.nobody_changed_it_meanwhile import nobody_changed_it_meanwhile
from leadwell.fairness.rules.facts import Reading

TODAY = date(2026, 11, 22)
GOOD = PlanSaid(
    "wres-2", "Every panel has somebody from outside.", "The chief nurse", date(2027, 3, 1), 1.10
)
YESTERDAY = TODAY - timedelta(days=1)
DONE = {"done_on": YESTERDAY, "came_of_it": "All panels have one."}


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({}, [], id="whole-and-in-time"),
        pytest.param({"who": " "}, ["FAR-65a"], id="nobody-answers"),
        pytest.param({"by_on": None}, ["FAR-65b"], id="no-day"),
        pytest.param({"expects": None}, ["FAR-65c"], id="no-change-expected"),
        pytest.param({"by_on": TODAY}, [], id="due-today-is-not-late"),
        pytest.param({"by_on": YESTERDAY}, ["FAR-65e"], id="due-yesterday-is-late"),
        pytest.param({**DONE, "by_on": YESTERDAY}, [], id="done-is-not-late"),
        pytest.param({"done_on": TODAY}, ["FAR-65d"], id="done-and-nothing-said"),
        pytest.param({"ended": True, "who": "", "by_on": YESTERDAY}, [], id="ended-is-at-rest"),
    ],
)
def test_which_plans_need_attention(changes, codes):
    found = a_plan_needs_attention(replace(GOOD, **changes), then=Then(), today=TODAY)
    assert [reason.code for reason in found] == codes


AFTER = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("then", "codes"),
    [
        pytest.param(Then(1.62, 1.60, 1.30, 1.97, AFTER), ["FAR-65f"], id="no-change-came"),
        pytest.param(Then(1.62, 1.20, 1.05, 1.40, AFTER), [], id="its-interval-holds-it"),
        pytest.param(Then(1.62, 1.08, None, None, AFTER), [], id="it-came"),
        pytest.param(Then(1.62, 1.20, None, None, AFTER), ["FAR-65f"], id="no-interval-no-mercy"),
        pytest.param(Then(0.62, 0.70, 0.55, 0.90, AFTER), ["FAR-65f"], id="it-should-have-risen"),
        pytest.param(Then(0.62, 0.70, 0.55, 1.10, AFTER), [], id="it-may-have-risen"),
        pytest.param(
            Then(0.62, 1.20, None, None, AFTER), [], id="it-rose-and-further-than-it-was-promised"
        ),
        pytest.param(Then(1.62, 1.60, 1.3, 1.97, date(2026, 3, 31)), [], id="a-year-before-it"),
        pytest.param(Then(None, 1.60, 1.3, 1.97, AFTER), [], id="nobody-knows-what-it-was"),
        pytest.param(Then(1.62, None, None, None, AFTER), [], id="withheld-now"),
        pytest.param(Then(1.62, 1.60, 1.3, 1.97, None), [], id="of-no-year"),
    ],
)
def test_whether_the_promised_change_came(then, codes):
    found = a_plan_needs_attention(GOOD, then=then, today=TODAY)
    assert [reason.code for reason in found] == codes


def test_of_a_plan_without_a_day_no_change_is_late():
    plan = replace(GOOD, by_on=None)
    found = a_plan_needs_attention(plan, then=Then(1.62, 1.6, 1.3, 1.97, AFTER), today=TODAY)
    assert [reason.code for reason in found] == ["FAR-65b"]


@pytest.mark.parametrize(
    ("reading", "running", "codes"),
    [
        (Reading.ABOVE, 0, ["FAR-66"]),
        (Reading.BELOW, 0, ["FAR-66"]),
        (Reading.ABOVE, 1, []),
        (Reading.NO_DIFFERENCE, 0, []),
        (Reading.WITHHELD, 0, []),
    ],
)
def test_only_a_figure_away_from_parity_wants_a_plan(reading, running, codes):
    found = an_indicator_wants_a_plan(reading, running=running)
    assert [reason.code for reason in found] == codes


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({}, [], id="a-whole-one"),
        pytest.param(
            {"who": "", "by_on": None, "expects": None}, [], id="empty-is-kept-and-flagged"
        ),
        pytest.param({"indicator": "wres-99"}, ["FAR-67a"], id="of-no-figure"),
        pytest.param({"what": "Do better."}, ["FAR-67b"], id="too-few-words"),
        pytest.param({"by_on": YESTERDAY}, ["FAR-67c"], id="for-yesterday"),
        pytest.param({"by_on": date(2040, 1, 1)}, ["FAR-67d"], id="for-some-day"),
        pytest.param({"expects": float("nan")}, ["FAR-67e"], id="no-number"),
        pytest.param({"expects": 1e9}, ["FAR-67e"], id="a-wild-number"),
        pytest.param({"done_on": YESTERDAY, "what": ""}, ["FAR-67f"], id="over"),
    ],
)
def test_which_plans_are_kept(changes, codes):
    plan = replace(GOOD, **changes)
    found = a_plan_can_be_kept(plan, known={"wres-2"}, stood=None, today=TODAY)
    assert [reason.code for reason in found] == codes


def test_a_day_that_has_passed_since_may_stay():
    plan = replace(GOOD, by_on=YESTERDAY)
    assert not a_plan_can_be_kept(plan, known={"wres-2"}, stood=YESTERDAY, today=TODAY)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten():
    assert not nobody_changed_it_meanwhile(seen="a", stands="a")
    (reason,) = nobody_changed_it_meanwhile(seen="a", stands="b")
    assert reason.code == "FAR-68"


@pytest.mark.parametrize(
    ("changes", "done_on", "because", "codes"),
    [
        pytest.param({}, TODAY, "", [], id="done-today"),
        pytest.param({"done_on": YESTERDAY}, TODAY, "", [], id="the-day-put-right"),
        pytest.param({}, TODAY + timedelta(days=1), "", ["FAR-69d"], id="done-tomorrow"),
        pytest.param({}, None, "Another plan takes its place.", [], id="ended-with-a-reason"),
        pytest.param({}, None, "Never mind.", ["FAR-69c"], id="ended-without"),
        pytest.param({"done_on": TODAY}, None, "x" * 40, ["FAR-69b"], id="done-is-not-ended"),
        pytest.param({"ended": True}, TODAY, "", ["FAR-69a"], id="ended-is-not-done"),
    ],
)
def test_how_a_plan_is_closed(changes, done_on, because, codes):
    plan = replace(GOOD, **changes)
    found = a_plan_can_be_closed(plan, done_on=done_on, because=because, today=TODAY)
    assert [reason.code for reason in found] == codes
