from datetime import date

import pytest

from leadwell.organisations.rules.facts import Entry, PostFacts
from leadwell.organisations.rules.the_gate_is_asked import the_gate_is_asked

NURSE = PostFacts("Nurse", band="5")
SISTER = PostFacts("Sister", band="6")


@pytest.mark.parametrize(
    ("level", "before", "codes"),
    [
        pytest.param(None, {}, [], id="a-post-without-a-level"),
        pytest.param(3, {}, ["ORG-51"], id="a-post-with-one"),
        pytest.param(3, {"was": SISTER, "was_level": 3}, [], id="the-level-they-have"),
        pytest.param(3, {"was": SISTER, "was_level": 2}, ["ORG-51"], id="a-higher-one"),
        pytest.param(1, {"was": SISTER, "was_level": 2}, ["ORG-51"], id="a-lower-one"),
        pytest.param(1, {"was": SISTER}, ["ORG-51"], id="a-first-one"),
        pytest.param(1, {"was": PostFacts("Staff nurse", band="5")}, [], id="only-a-better-title"),
    ],
)
def test_without_a_gate_nobody_comes_to_another_level(level, before, codes):
    entry = Entry(1, 2, 3, "/T/", NURSE, level, date(2026, 11, 2), **before)
    assert [reason.code for reason in the_gate_is_asked(entry).in_the_way] == codes
