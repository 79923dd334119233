from __future__ import annotations

from datetime import date

import pytest

from leadwell.organisations.rules.days_are_sensible import days_are_sensible
from leadwell.organisations.rules.facts import Span

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("span", "codes"),
    [
        pytest.param(Span(date(1940, 1, 1)), [], id="the-first-day-there-is"),
        pytest.param(Span(date(1939, 12, 31)), ["ORG-21a"], id="a-day-earlier"),
        pytest.param(Span(date(2027, 11, 22)), [], id="a-year-from-now"),
        pytest.param(Span(date(2027, 11, 23)), ["ORG-21b"], id="a-day-further"),
        pytest.param(Span(TODAY, date(2027, 11, 23)), ["ORG-21b"], id="an-end-too-far-away"),
        pytest.param(Span(TODAY, date(2026, 11, 22)), [], id="one-day-only"),
        pytest.param(Span(TODAY, TODAY), ["ORG-21c"], id="no-day-at-all"),
    ],
)
def test_which_days_a_time_in_a_post_may_have(span, codes):
    assert [reason.code for reason in days_are_sensible(span, today=TODAY)] == codes
