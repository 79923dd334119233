from __future__ import annotations

from datetime import date

import pytest

from leadwell.measures.rules.a_control_chart_needs_months import a_control_chart_needs_months
from leadwell.measures.rules.facts import Frequency

MONTHS = [date(2024, month, 28) for month in range(1, 9)]
OVER_NEW_YEAR = [date(2024, month, 28) for month in range(7, 13)] + [date(2025, 1, 31)]


@pytest.mark.parametrize(
    ("frequency", "days", "codes"),
    [
        pytest.param(Frequency.MONTHLY, MONTHS[:7], [], id="seven-months-will-do"),
        pytest.param(Frequency.MONTHLY, OVER_NEW_YEAR, [], id="over-new-year"),
        pytest.param(Frequency.MONTHLY, MONTHS[:6], ["MEA-07b"], id="six-months-are-few"),
        pytest.param(Frequency.ANNUAL, MONTHS, ["MEA-07a"], id="a-yearly-figure"),
        pytest.param(Frequency.IRREGULAR, MONTHS, ["MEA-07a"], id="now-and-then"),
        pytest.param(
            Frequency.MONTHLY, [*MONTHS[:3], *MONTHS[4:]], ["MEA-07c"], id="a-month-missing"
        ),
    ],
)
def test_a_control_chart_needs_evenly_spaced_months(frequency, days, codes):
    found = a_control_chart_needs_months(frequency, days)
    assert [reason.code for reason in found] == codes
