from __future__ import annotations

from datetime import date

import pytest

from leadwell.organisations.rules.facts import Span
from leadwell.organisations.rules.tenure_may_end import tenure_may_end

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("on", "until_on", "codes"),
    [
        pytest.param(date(2020, 1, 2), None, [], id="the-day-after-the-first"),
        pytest.param(date(2020, 1, 1), None, ["ORG-29a"], id="on-the-first-day"),
        pytest.param(TODAY, date(2027, 1, 1), [], id="sooner-than-was-said"),
        pytest.param(TODAY, TODAY, [], id="the-same-day-again"),
        pytest.param(date(2026, 11, 20), TODAY, ["ORG-29b"], id="after-they-left"),
    ],
)
def test_when_a_time_in_a_post_may_end(on, until_on, codes):
    found = tenure_may_end(on, held=Span(date(2020, 1, 1), until_on), today=TODAY)
    assert [reason.code for reason in found] == codes
