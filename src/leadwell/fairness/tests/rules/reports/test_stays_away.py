"""Away from parity for years, and not once."""

from __future__ import annotations

import pytest

from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.rules.reports.stays_away import stays_away
from leadwell.fairness.tests.factories import even, likelihood, withheld

AWAY, EVEN, HIDDEN = likelihood(), even(), withheld()
BELOW = likelihood(reading=Reading.BELOW)


@pytest.mark.parametrize(
    ("years", "side"),
    [
        ([AWAY, AWAY, AWAY], Reading.ABOVE),
        ([AWAY, AWAY], Reading.ABOVE),
        ([EVEN, AWAY, AWAY, AWAY], Reading.ABOVE),
        ([AWAY, HIDDEN, AWAY], Reading.ABOVE),
        ([BELOW, BELOW], Reading.BELOW),
        ([AWAY, EVEN, AWAY], None),
        ([BELOW, AWAY], None),
        ([AWAY], None),
        ([EVEN, EVEN, EVEN], None),
        ([], None),
    ],
)
def test_it_stays_away_only_on_one_side_and_for_years(years, side):
    assert stays_away(years) is side
