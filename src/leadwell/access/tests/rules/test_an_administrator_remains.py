"""ACS-06."""

from __future__ import annotations

from leadwell.access.rules.an_administrator_remains import an_administrator_remains


def test_the_last_administrator_stays():
    assert [reason.code for reason in an_administrator_remains(others_left=0)] == ["ACS-06"]


def test_one_of_two_may_go():
    assert an_administrator_remains(others_left=1) == []
