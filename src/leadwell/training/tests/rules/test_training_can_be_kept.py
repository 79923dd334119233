"""Which training records can be kept."""

from datetime import date, timedelta

import pytest

from leadwell.training.rules.facts import TrainingFacts
from leadwell.training.rules.training_can_be_kept import training_can_be_kept

TODAY = date(2031, 7, 1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        pytest.param({}, [], id="a-title-is-enough"),
        pytest.param({"title": " "}, ["TRN-01a"], id="no-title"),
        pytest.param({"title": "x" * 201}, ["TRN-01a"], id="a-title-too-long"),
        pytest.param({"completed_on": TODAY}, [], id="completed-today"),
        pytest.param({"completed_on": TODAY + DAY}, ["TRN-01b"], id="completed-tomorrow"),
        pytest.param({"completed_on": TODAY, "expires_on": TODAY}, ["TRN-01c"], id="over-at-once"),
        pytest.param({"completed_on": TODAY, "expires_on": TODAY + DAY}, [], id="a-day-of-use"),
        pytest.param({"expires_on": TODAY}, [], id="only-an-end"),
    ],
)
def test_which_training_can_be_kept(facts, codes):
    given = TrainingFacts(**{"line": 1, "person_id": 1, "title": "Moving and handling", **facts})
    assert [reason.code for reason in training_can_be_kept(given, today=TODAY)] == codes
