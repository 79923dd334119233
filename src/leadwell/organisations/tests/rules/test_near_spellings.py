"""A short word may be off by one slip."""

import pytest

from leadwell.organisations.rules.near_spellings import near_spellings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("roayl", "royal", id="two-letters-swapped"),
        pytest.param("leeeds", "leeds", id="one-letter-too-many"),
    ],
)
def test_one_slip_is_forgiven(typed, meant):
    assert meant in near_spellings(typed)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("zed", id="three-letters-say-too-little"),
        pytest.param("manchestre", id="trigrams-do-long-words"),
        pytest.param("ab12", id="a-code-is-not-a-word"),
    ],
)
def test_other_words_are_taken_as_they_are(typed):
    assert near_spellings(typed) == ()


def test_the_first_letter_is_taken_as_right():
    assert all(spelling[0] == "l" for spelling in near_spellings("leeds"))


def test_a_word_is_not_near_itself():
    assert "leeds" not in near_spellings("leeds")
