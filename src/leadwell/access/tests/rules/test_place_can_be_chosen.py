"""ACS-10."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.access.rules.place_can_be_chosen import place_can_be_chosen

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("known", "closed_on", "codes"),
    [
        pytest.param(True, None, [], id="open"),
        pytest.param(True, date(2026, 11, 22), [], id="closes-tomorrow"),
        pytest.param(True, TODAY, ["ACS-10b"], id="closed-today"),
        pytest.param(False, None, ["ACS-10a"], id="no-such-code"),
    ],
)
def test_at_which_places_a_role_can_be_given(known, closed_on, codes):
    found = place_can_be_chosen(known=known, closed_on=closed_on, today=TODAY)
    assert [reason.code for reason in found] == codes
