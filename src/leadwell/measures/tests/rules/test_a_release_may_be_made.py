from datetime import date

import pytest

from leadwell.measures.rules.a_release_may_be_made import a_release_may_be_made

NOVEMBER, OCTOBER, TODAY = date(2026, 11, 1), date(2026, 10, 1), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("as_at", "latest", "codes"),
    [
        pytest.param(NOVEMBER, None, [], id="the-first-ever"),
        pytest.param(NOVEMBER, OCTOBER, [], id="a-new-month"),
        pytest.param(NOVEMBER, NOVEMBER, ["MEA-18c"], id="once-a-month"),
        pytest.param(OCTOBER, NOVEMBER, ["MEA-18c"], id="never-back"),
        pytest.param(date(2026, 12, 1), None, ["MEA-18b"], id="not-ahead"),
        pytest.param(TODAY, None, ["MEA-18a"], id="not-from-day-to-day"),
    ],
)
def test_numbers_for_everybody_change_once_a_month(as_at, latest, codes):
    found = a_release_may_be_made(as_at, latest=latest, today=TODAY)
    assert [reason.code for reason in found] == codes
