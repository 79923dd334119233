"""Survey figures need eleven answers of each group."""

import pytest

from leadwell.fairness.rules.disclosing.survey_may_be_printed import survey_may_be_printed
from leadwell.fairness.tests.rules.disclosing.figures import SURVEYED, line


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        pytest.param((0, 11), (0, 300), [], id="eleven-are-enough"),
        pytest.param((0, 10), (0, 300), ["FAR-23"], id="ten-are-too-few"),
        pytest.param((0, 300), (0, 4), ["FAR-23"], id="of-either-group"),
        pytest.param((0, 300), None, [], id="there-is-no-second-group"),
        pytest.param(None, None, [], id="published-without-how-many-answered"),
    ],
)
def test_when_a_survey_figure_is_printed(first, second, codes):
    found = survey_may_be_printed(line(SURVEYED, first, second))
    assert [reason.code for reason in found] == codes
