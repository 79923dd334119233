"""PPL-02."""

from __future__ import annotations

import pytest

from leadwell.people.rules.name_can_be_kept import name_can_be_kept


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        pytest.param("Asha", [], id="one-name-is-enough"),
        pytest.param("김민수", [], id="any-script-will-do"),
        pytest.param("x" * 200, [], id="two-hundred-is-the-longest"),
        pytest.param("x" * 201, ["PPL-02b"], id="one-more-is-too-long"),
        pytest.param("   ", ["PPL-02a"], id="spaces-are-no-name"),
        pytest.param("Asha\nPatel", ["PPL-02c"], id="no-line-breaks"),
        pytest.param("Asha\x00", ["PPL-02c"], id="no-hidden-signs"),
        pytest.param("\u200b\ufeff", ["PPL-02a"], id="what-nobody-sees-is-no-name"),
        pytest.param("Asha\u202e", ["PPL-02c"], id="nothing-that-turns-the-line"),
        pytest.param("Asha\u2066", ["PPL-02c"], id="nor-what-sets-it-apart"),
        pytest.param("Asha\u2028", ["PPL-02c"], id="no-other-line-breaks"),
        pytest.param("علی\u200cرضا", [], id="a-joiner-is-part-of-a-name"),
        pytest.param("\U000323b0", [], id="a-letter-newer-than-we-are"),
    ],
)
def test_which_names_can_be_kept(name, codes):
    assert [reason.code for reason in name_can_be_kept(name)] == codes
