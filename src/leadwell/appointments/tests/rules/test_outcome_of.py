from __future__ import annotations

import pytest

from leadwell.appointments.models import Outcome
from leadwell.appointments.rules.facts import Answer, Verdict
from leadwell.appointments.rules.outcome_of import outcome_of


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer.MET, "met"),
        (Answer.MET_UNTIL, "met"),
        (Answer.WAIVED_UNTIL, "waived"),
        (Answer.NOT_MET, "not-met"),
        (Answer.NOT_ASKED, None),
    ],
)
def test_what_counts_of_an_answer(answer, outcome):
    assert outcome_of(Verdict(answer)) == outcome
    assert outcome is None or outcome in Outcome.values
