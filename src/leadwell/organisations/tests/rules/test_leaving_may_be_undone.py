from __future__ import annotations

from datetime import date

import pytest

from leadwell.organisations.rules.leaving_may_be_undone import leaving_may_be_undone

MISTAKE = {
    "by_hand": True,
    "entered_on": date(2026, 11, 1),
    "today": date(2026, 12, 1),
    "post_open": True,
    "held_since": False,
}


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        pytest.param({}, [], id="thirty-days-later"),
        pytest.param({"today": date(2026, 12, 2)}, ["ORG-27b"], id="a-day-too-late"),
        pytest.param({"by_hand": False}, ["ORG-27a"], id="a-file-said-so"),
        pytest.param({"post_open": False}, ["ORG-27c"], id="the-post-is-another"),
        pytest.param({"held_since": True}, ["ORG-27d"], id="another-has-the-post"),
    ],
)
def test_when_a_leaver_may_be_put_back(changed, codes):
    found = leaving_may_be_undone(**{**MISTAKE, **changed})
    assert [reason.code for reason in found] == codes
