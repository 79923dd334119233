"""PPL-01."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.people.rules.sort_key import LONGEST, sort_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("Élodie Brûlé", "elodie brule", id="accents-are-set-aside"),
        pytest.param("  Asha   Patel ", "asha patel", id="spaces-are-tidied"),
        pytest.param("Siobhán O’Neill", "siobhan oneill", id="either-apostrophe-is-the-same"),
        pytest.param("Siobhan O'Neill", "siobhan oneill", id="the-plain-apostrophe-too"),
        pytest.param("Anne-Marie Smith", "anne marie smith", id="a-hyphen-is-a-space"),
        pytest.param("Łukasz Żółw", "lukasz zolw", id="letters-no-normal-form-takes-apart"),
        pytest.param("Søren Æbelø", "soren aebelo", id="danish-letters"),
        pytest.param("Jürgen Groß", "jurgen gross", id="sharp-s"),
        pytest.param("Madonna", "madonna", id="one-name-is-a-whole-name"),
        pytest.param("Мария", "мария", id="cyrillic-is-kept"),
        pytest.param("김민수", "김민수", id="korean-stays-in-whole-syllables"),
        pytest.param("मुकेश", "मुकेश", id="signs-that-are-vowels-are-kept"),
        pytest.param("", "", id="nothing-is-nothing"),
    ],
)
def test_how_a_name_is_filed(name, key):
    assert sort_key(name) == key


def test_the_order_of_a_mixed_list_is_the_one_a_reader_expects():
    names = ["Zoe Ward", "Élan Ward", "Eve Ward", "élan ward", "Abdul"]
    assert sorted(names, key=sort_key) == [
        "Abdul",
        "Élan Ward",
        "élan ward",
        "Eve Ward",
        "Zoe Ward",
    ]


@given(st.text(st.characters(max_codepoint=0x17F), max_size=60))
def test_filing_a_key_again_changes_nothing_and_case_never_matters(name):
    assert sort_key(sort_key(name)) == sort_key(name)
    assert sort_key(name.lower()) == sort_key(name)


@given(st.text())
def test_a_key_is_never_too_long(name):
    assert len(sort_key(name)) <= LONGEST
