from dataclasses import replace
from datetime import date

import pytest

from leadwell.training.rules.learning.facts import Assessed
from leadwell.training.rules.learning.pass_can_be_taken_back import pass_can_be_taken_back

PASSED = Assessed(
    accepted=True, over=False, cancelled=False, starts_on=date(2026, 3, 1),
    ends_on=date(2026, 9, 1), passed=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("also", "counts", "codes"),
    [
        pytest.param({}, True, [], id="a-pass-that-counts"),
        pytest.param({"own": True}, True, ["TRN-66a"], id="not-ones-own"),
        pytest.param({"passed": False}, False, ["TRN-66b"], id="not-without-a-pass"),
        pytest.param({}, False, ["TRN-66c"], id="not-twice"),
    ],
)
def test_which_pass_can_be_taken_back(also, counts, codes):
    found = pass_can_be_taken_back(replace(PASSED, **also), counts=counts)
    assert [reason.code for reason in found] == codes
