"""What is looked for and what is found are spelled alike."""

import pytest

from leadwell.organisations.queries.words import words
from leadwell.organisations.rules.search_words import search_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("St. Anne's", "SAINT ANNES", id="saint-is-st"),
        pytest.param("Brack & Dale", "brack and dale", id="an-ampersand-is-and"),
        pytest.param("Zed NHS FT", "ZED NHS FOUNDATION TRUST", id="ft-is-foundation-trust"),
        pytest.param("Zed Hosp", "zed hospital", id="hosp-is-hospital"),
        pytest.param("Zoë’s café", "zoes cafe", id="accents-do-not-matter"),
        pytest.param("young leaders", "young leadership", id="leaders-finds-leadership"),
        pytest.param("Zed/Brack-Dale, (HQ)", "zed brack dale hq", id="points-part-words"),
    ],
)
def test_two_spellings_of_one_name_meet(one, other):
    same = words().same
    assert search_words(one, same=same) == search_words(other, same=same)


def test_nothing_but_points_is_no_words():
    assert search_words(" .,'’ ", same={}) == ""


def test_every_spelling_in_the_list_is_itself_a_plain_word():
    same = words().same
    assert {word: search_words(word, same={}) for word in same} == {word: word for word in same}


def test_what_a_word_becomes_is_not_itself_in_the_list():
    same = words().same
    assert not {part for meant in same.values() for part in meant.split()} & same.keys()
