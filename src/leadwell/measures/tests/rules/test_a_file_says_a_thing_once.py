from __future__ import annotations

from leadwell.measures.rules.a_file_says_a_thing_once import a_file_says_a_thing_once


def test_a_thing_said_once_is_taken():
    assert a_file_says_a_thing_once(says_otherwise_below=False) == []


def test_the_earlier_of_two_different_lines_is_given_back():
    found = a_file_says_a_thing_once(says_otherwise_below=True)
    assert [reason.code for reason in found] == ["MEA-14"]
