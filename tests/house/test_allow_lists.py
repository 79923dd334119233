"""An excuse has a reason and a use, or it goes."""

import pytest

from tests.house.source import gather, hold


def test_an_offence_nobody_excused_fails():
    with pytest.raises(AssertionError, match=r"boards/views\.py: wrong"):
        hold({"boards/views.py": "wrong"})


def test_an_excused_offence_passes():
    hold({"boards/views.py": "wrong"}, {"boards/views.py": "because"})


def test_an_excuse_no_longer_needed_fails():
    with pytest.raises(AssertionError, match="nothing is wrong there now"):
        hold({}, {"boards/views.py": "because"})


def test_an_excuse_without_a_reason_fails():
    with pytest.raises(AssertionError, match="without a reason"):
        hold({"boards/views.py": "wrong"}, {"boards/views.py": ""})


def test_two_offences_in_one_place_are_both_told():
    assert gather([("a", "one"), ("a", "two")]) == {"a": "one; two"}


def test_an_excuse_for_a_file_or_folder_covers_what_is_inside_and_nothing_beside():
    hold({"a/b.py:f": "wrong", "c/d/e.py": "wrong"}, {"a/b.py": "because", "c/d/": "because"})
    with pytest.raises(AssertionError):
        hold({"a/b.pyx": "wrong"}, {"a/b.py": "because"})
