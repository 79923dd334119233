from __future__ import annotations

import pytest

from leadwell.measures.rules.an_indicator_is_not_made_of_two_questions import (
    an_indicator_is_not_made_of_two_questions,
)


@pytest.mark.parametrize(
    ("questions", "codes"),
    [
        pytest.param(["Q14b"], [], id="one-question"),
        pytest.param(["Q14b", "Q14b"], [], id="one-question-of-two-places"),
        pytest.param(["Q14b", "Q14c"], ["MEA-03"], id="race-equality-indicator-6"),
        pytest.param([], [], id="no-question"),
    ],
)
def test_two_questions_are_not_one_indicator(questions, codes):
    found = an_indicator_is_not_made_of_two_questions(questions)
    assert [reason.code for reason in found] == codes


def test_it_names_the_questions():
    (reason,) = an_indicator_is_not_made_of_two_questions(["Q14c", "Q14b"])
    assert str(reason).startswith("Q14b, Q14c are different questions")
