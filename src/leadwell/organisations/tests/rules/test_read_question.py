"""A question has a place in it, and perhaps a topic."""

import pytest

from leadwell.organisations.queries.words import words
from leadwell.organisations.rules.read_question import read_question


@pytest.mark.parametrize(
    ("asked", "place", "topic"),
    [
        pytest.param("Zedtown", "Zedtown", "", id="a-town-is-a-town"),
        pytest.param("The Trust Surgery", "The Trust Surgery", "", id="no-topic-keeps-every-word"),
        pytest.param("bullying in Zedtown", "zedtown", "bullying-by-managers", id="in-a-town"),
        pytest.param(
            "Bullying by colleagues at Zedtown Hospital, is it getting better?",
            "zedtown hospital", "bullying-by-colleagues", id="the-longest-topic-wins",
        ),
        pytest.param(
            "bullying and harassment Zedtown", "zedtown", "bullying-by-managers", id="two-topics"
        ),
        pytest.param(
            "bullying at the trust in my town", "", "bullying-by-managers", id="no-place-is-named"
        ),
        pytest.param("sickness", "", "sickness-absence", id="only-a-topic"),
        pytest.param("Bullyingham", "Bullyingham", "", id="a-topic-is-a-whole-word"),
        pytest.param("", "", "", id="nothing-asked"),
    ],
)  # fmt: skip
def test_what_a_question_asks(asked, place, topic):
    question = read_question(asked, words=words())
    assert (question.place_words, question.topic) == (place, topic)
