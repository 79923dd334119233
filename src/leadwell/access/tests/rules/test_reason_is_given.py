"""ACS-08."""

from __future__ import annotations

import pytest

from leadwell.access.rules.reason_is_given import reason_is_given


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        pytest.param("Covers a maternity leave", [], id="a-few-words"),
        pytest.param("  ", ["ACS-08a"], id="nothing-said"),
        pytest.param("x" * 300, [], id="three-hundred-is-the-longest"),
        pytest.param("x" * 301, ["ACS-08b"], id="one-more-is-too-long"),
    ],
)
def test_a_reason_is_asked_for(words, codes):
    assert [reason.code for reason in reason_is_given(words)] == codes
