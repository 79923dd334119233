"""ACS-01."""

from __future__ import annotations

import pytest

from leadwell.access.rules.role_is_known import role_is_known


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        pytest.param("staff", [], id="one-of-ours"),
        pytest.param("emperor", ["ACS-01"], id="one-nobody-wrote-down"),
        pytest.param("", ["ACS-01"], id="none-at-all"),
        pytest.param("Staff", ["ACS-01"], id="not-even-in-another-case"),
    ],
)
def test_only_a_role_that_is_written_down_can_be_given(role, codes):
    assert [reason.code for reason in role_is_known(role, known={"staff"})] == codes
