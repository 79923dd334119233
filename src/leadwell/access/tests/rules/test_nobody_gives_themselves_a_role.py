"""ACS-02."""

from __future__ import annotations

import pytest

from leadwell.access.rules.nobody_gives_themselves_a_role import nobody_gives_themselves_a_role


@pytest.mark.parametrize(
    ("giver", "codes"),
    [
        pytest.param(7, ["ACS-02"], id="not-to-oneself"),
        pytest.param(8, [], id="to-somebody-else"),
        pytest.param(None, [], id="a-named-system-is-nobody"),
    ],
)
def test_nobody_gives_themselves_a_role(giver, codes):
    found = nobody_gives_themselves_a_role(giver_id=giver, receiver_id=7)
    assert [reason.code for reason in found] == codes
