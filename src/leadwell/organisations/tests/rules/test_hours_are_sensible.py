from __future__ import annotations

from decimal import Decimal

import pytest

from leadwell.organisations.rules.hours_are_sensible import hours_are_sensible


@pytest.mark.parametrize(
    ("fte", "codes"),
    [
        pytest.param(None, [], id="nobody-says"),
        pytest.param(Decimal(0), [], id="bank"),
        pytest.param(Decimal(2), [], id="twice-full-time"),
        pytest.param(Decimal("2.001"), ["ORG-22"], id="more-than-that"),
        pytest.param(Decimal("-0.1"), ["ORG-22"], id="less-than-nothing"),
    ],
)
def test_which_hours_are_kept(fte, codes):
    assert [reason.code for reason in hours_are_sensible(fte)] == codes
