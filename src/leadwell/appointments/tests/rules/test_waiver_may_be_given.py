from dataclasses import replace
from datetime import date, timedelta

import pytest

from leadwell.appointments.rules.facts import Answer, Verdict, WaiverAsked, WaiverTerms
from leadwell.appointments.rules.waiver_may_be_given import waiver_may_be_given

TODAY = date(2026, 11, 22)
YEAR = timedelta(days=365)
TERMS = WaiverTerms(TODAY, 365)
GOOD = WaiverAsked(
    person=frozenset({1, 11}),
    giver=frozenset({2}),
    managers=frozenset({3}),
    from_on=TODAY,
    until_on=TODAY + YEAR,
    because="Nobody else can run the ward this winter.",
    plan="Begins the course for ward managers in January.",
    verdict=Verdict(Answer.NOT_MET),
)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        pytest.param({}, [], id="a-year-to-the-day"),
        pytest.param({"giver": frozenset({11})}, ["APT-12a"], id="for-oneself-by-another-record"),
        pytest.param({"giver": frozenset({3, 4})}, ["APT-12b"], id="by-the-line-manager"),
        pytest.param(
            {"from_on": TODAY - timedelta(days=1), "until_on": TODAY}, ["APT-12c"], id="in-the-past"
        ),
        pytest.param({"until_on": TODAY}, ["APT-12d"], id="for-no-day-at-all"),
        pytest.param({"until_on": TODAY + YEAR + timedelta(days=1)}, ["APT-12e"], id="too-long"),
        pytest.param({"because": "   Because.          "}, ["APT-12f"], id="without-a-reason"),
        pytest.param({"plan": ""}, ["APT-12g"], id="without-a-plan"),
        pytest.param({"verdict": Verdict(Answer.MET)}, ["APT-12h"], id="where-nothing-is-missing"),
    ],
)
def test_when_a_waiver_may_be_given(changed, codes):
    found = waiver_may_be_given(replace(GOOD, **changed), terms=TERMS, today=TODAY)
    assert [reason.code for reason in found] == codes
