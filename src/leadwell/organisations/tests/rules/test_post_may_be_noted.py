from __future__ import annotations

import pytest

from leadwell.organisations.rules.facts import PostFacts
from leadwell.organisations.rules.post_may_be_noted import post_may_be_noted


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        pytest.param(PostFacts("Receptionist"), [], id="a-job"),
        pytest.param(PostFacts("N" * 200, unit="u" * 150), [], id="as-long-as-it-fits"),
        pytest.param(
            PostFacts("Director", board=True, votes=True, executive=False),
            [],
            id="a-seat-that-votes",
        ),
        pytest.param(PostFacts("Nurse", votes=False), ["ORG-23e"], id="a-vote-without-a-seat"),
        pytest.param(
            PostFacts("Nurse", executive=True), ["ORG-23e"], id="no-seat-to-be-executive-of"
        ),
        pytest.param(PostFacts("  "), ["ORG-23a"], id="no-name"),
        pytest.param(PostFacts("N" * 201), ["ORG-23b"], id="too-long-a-name"),
        pytest.param(PostFacts("Nurse", band="b" * 31), ["ORG-23b"], id="too-long-a-band"),
        pytest.param(PostFacts("Nurse\t1"), ["ORG-23c"], id="a-hidden-sign"),
        pytest.param(PostFacts("Nurse", unit="Ward\n4"), ["ORG-23c"], id="a-hidden-sign-in-a-unit"),
    ],
)
def test_what_is_kept_about_a_post(facts, codes):
    assert [reason.code for reason in post_may_be_noted(facts)] == codes
