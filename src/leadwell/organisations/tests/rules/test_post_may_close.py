from __future__ import annotations

from datetime import date

import pytest

from leadwell.organisations.rules.facts import Span
from leadwell.organisations.rules.post_may_close import post_may_close


@pytest.mark.parametrize(
    ("on", "holders", "codes"),
    [
        pytest.param(date(2020, 1, 2), 0, [], id="empty"),
        pytest.param(date(2020, 1, 1), 0, ["ORG-26a"], id="on-its-first-day"),
        pytest.param(date(2020, 1, 2), 1, ["ORG-26b"], id="somebody-is-in-it"),
    ],
)
def test_when_a_post_may_close(on, holders, codes):
    found = post_may_close(on, post=Span(date(2020, 1, 1)), holders=holders)
    assert [reason.code for reason in found] == codes
