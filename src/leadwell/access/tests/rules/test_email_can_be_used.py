"""ACS-09."""

from __future__ import annotations

import pytest

from leadwell.access.rules.email_can_be_used import email_can_be_used


@pytest.mark.parametrize(
    ("email", "codes"),
    [
        pytest.param("asha@made-up.example", [], id="a-plain-address"),
        pytest.param("asha", ["ACS-09"], id="no-at-sign"),
        pytest.param("@made-up.example", ["ACS-09"], id="no-name"),
        pytest.param("asha@localhost", ["ACS-09"], id="no-dot"),
        pytest.param("as ha@made-up.example", ["ACS-09"], id="a-space"),
        pytest.param("asha@made-up.example\nBcc: x@y.z", ["ACS-09"], id="a-second-header"),
        pytest.param("a" * 250 + "@b.example", ["ACS-09"], id="too-long"),
    ],
)
def test_which_addresses_can_be_used(email, codes):
    assert [reason.code for reason in email_can_be_used(email)] == codes
