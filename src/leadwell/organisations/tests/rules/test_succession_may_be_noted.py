"""Nobody succeeds themselves."""

import pytest

from leadwell.organisations.rules.facts import SuccessionFacts
from leadwell.organisations.rules.succession_may_be_noted import succession_may_be_noted


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        pytest.param("ZT1", "ZT2", [], id="one-follows-another"),
        pytest.param("ZT1", "ZT1", ["ORG-08"], id="itself"),
        pytest.param("ZT1", "zt1", ["ORG-08"], id="itself-in-small-letters"),
    ],
)
def test_who_may_follow_whom(old, new, codes):
    facts = SuccessionFacts(1, old, new, None)
    assert [reason.code for reason in succession_may_be_noted(facts)] == codes
