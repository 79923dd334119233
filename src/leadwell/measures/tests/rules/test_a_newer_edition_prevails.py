from __future__ import annotations

from datetime import date

import pytest

from leadwell.measures.rules.a_newer_edition_prevails import a_newer_edition_prevails

EARLY, LATE = date(2024, 6, 30), date(2024, 7, 1)


@pytest.mark.parametrize(
    ("as_at", "standing", "codes"),
    [
        pytest.param(LATE, EARLY, [], id="newer"),
        pytest.param(LATE, LATE, [], id="of-one-day-the-later-loaded"),
        pytest.param(EARLY, LATE, ["MEA-10"], id="older"),
        pytest.param(None, LATE, ["MEA-10"], id="no-date-is-the-oldest"),
        pytest.param(EARLY, None, [], id="a-date-beats-none"),
        pytest.param(None, None, [], id="neither-has-a-date"),
    ],
)
def test_an_older_edition_displaces_nothing(as_at, standing, codes):
    found = a_newer_edition_prevails(as_at, standing=standing)
    assert [reason.code for reason in found] == codes
