"""INT-40."""

import pytest

from leadwell.intake.rules.care_files_may_be_made import care_files_may_be_made


@pytest.mark.parametrize(
    ("workplaces", "codes"),
    [
        pytest.param(0, ["INT-40"], id="nothing-was-loaded"),
        pytest.param(1, [], id="one-workplace-is-enough"),
    ],
)
def test_files_are_written_for_workplaces_that_came_in(workplaces, codes):
    assert [reason.code for reason in care_files_may_be_made(workplaces=workplaces)] == codes
