"""ACS-07."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.access.rules.facts import Held
from leadwell.access.rules.role_is_not_held_already import role_is_not_held_already

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))


@pytest.mark.parametrize(
    ("from_on", "until_on", "held", "codes"),
    [
        pytest.param(APRIL, MAY, [], [], id="never-held"),
        pytest.param(APRIL, MAY, [Held(MARCH, APRIL)], [], id="begins-the-day-the-old-one-stops"),
        pytest.param(APRIL, MAY, [Held(MAY, JUNE)], [], id="stops-the-day-the-next-one-begins"),
        pytest.param(APRIL, None, [Held(MAY, JUNE)], ["ACS-07"], id="runs-into-the-next-one"),
        pytest.param(APRIL, MAY, [Held(MARCH, None)], ["ACS-07"], id="held-without-end"),
        pytest.param(APRIL, JUNE, [Held(MAY, MAY)], ["ACS-07"], id="around-an-empty-one"),
        pytest.param(MARCH, JUNE, [Held(APRIL, MAY)], ["ACS-07"], id="around-a-shorter-one"),
    ],
)
def test_a_role_is_not_given_twice_for_the_same_days(from_on, until_on, held, codes):
    found = role_is_not_held_already(from_on, until_on, held=held)
    assert [reason.code for reason in found] == codes
