from __future__ import annotations

import pytest

from leadwell.measures.rules.a_question_carries_information import a_question_carries_information


@pytest.mark.parametrize(
    ("question", "national", "codes"),
    [
        pytest.param("Q16b", False, [], id="the-question-before"),
        pytest.param("Q16c_1", False, ["MEA-09"], id="the-ground-by-organisation"),
        pytest.param("Q16c_1", True, [], id="the-ground-in-the-nation"),
    ],
)
def test_a_question_all_answer_alike_is_not_taken(question, national, codes):
    found = a_question_carries_information(question, national=national)
    assert [reason.code for reason in found] == codes
