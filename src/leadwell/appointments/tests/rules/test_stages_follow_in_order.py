"""The stages of an application."""

from datetime import date, timedelta

import pytest

from leadwell.appointments.rules.facts import ApplicationFacts
from leadwell.appointments.rules.stages_follow_in_order import stages_follow_in_order

TODAY = date(2031, 7, 1)
EARLIER = TODAY - timedelta(days=9)
LATER = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        pytest.param({"applied_on": TODAY}, [], id="applied-today"),
        pytest.param({}, ["APT-01a"], id="no-day-at-all"),
        pytest.param({"applied_on": EARLIER, "appointed_on": TODAY}, [], id="a-stage-left-out"),
        pytest.param({"applied_on": TODAY, "shortlisted_on": TODAY}, [], id="two-on-one-day"),
        pytest.param(
            {"applied_on": TODAY, "shortlisted_on": EARLIER}, ["APT-01b"], id="shortlisted-before"
        ),
        pytest.param({"applied_on": LATER}, ["APT-01c"], id="applied-tomorrow"),
        pytest.param(
            {"applied_on": TODAY, "withdrawn_on": LATER}, ["APT-01c"], id="withdrawn-tomorrow"
        ),
    ],
)
def test_which_applications_can_be_kept(days, codes):
    facts = ApplicationFacts(1, 1, "A1", **days)
    assert [reason.code for reason in stages_follow_in_order(facts, today=TODAY)] == codes
