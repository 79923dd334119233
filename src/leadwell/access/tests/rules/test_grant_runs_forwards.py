"""ACS-03."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.access.rules.grant_runs_forwards import grant_runs_forwards

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("from_on", "until_on", "codes"),
    [
        pytest.param(TODAY, None, [], id="no-end"),
        pytest.param(TODAY, date(2026, 11, 22), [], id="one-day"),
        pytest.param(TODAY, TODAY, ["ACS-03a"], id="no-day-at-all"),
        pytest.param(TODAY, date(2026, 11, 20), ["ACS-03a"], id="backwards"),
        pytest.param(date(2026, 1, 1), TODAY, ["ACS-03b"], id="already-gone-by"),
        pytest.param(date(2026, 1, 1), date(2026, 11, 22), [], id="began-earlier-and-runs-today"),
    ],
)
def test_how_a_grant_may_run(from_on, until_on, codes):
    found = grant_runs_forwards(from_on, until_on, today=TODAY)
    assert [reason.code for reason in found] == codes
