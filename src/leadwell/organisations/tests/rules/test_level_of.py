"""Which level a post has, by the example mapping."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.organisations.queries.levels import level_mapping
from leadwell.organisations.rules.facts import Standing
from leadwell.organisations.rules.level_of import level_of


@pytest.mark.parametrize(
    ("band", "role", "leads", "board", "level", "leading"),
    [
        pytest.param("8a", "", True, False, 3, True, id="a-band-that-leads"),
        pytest.param("8a", "", None, False, None, False, id="a-band-alone-does-not-say-who-leads"),
        pytest.param("Band 7", "", True, False, 2, True, id="the-word-band-is-no-matter"),
        pytest.param("", "Registered  Manager", None, False, 3, True, id="a-role-that-leads"),
        pytest.param("", "practice-manager", None, False, 3, True, id="a-role-of-our-own-list"),
        pytest.param("", "4", None, False, 3, True, id="a-role-by-its-number"),
        pytest.param("", "4", False, False, None, False, id="the-file-says-otherwise"),
        pytest.param("6", "registered manager", None, False, 3, True, id="a-role-before-a-band"),
        pytest.param("6", "4", None, True, 5, True, id="a-board-seat-before-both"),
        pytest.param("", "", True, False, None, True, id="leads-and-nobody-knows-at-which-level"),
        pytest.param("", "", None, False, None, False, id="nothing-said"),
    ],
)
def test_the_level_of_a_post(band, role, leads, board, level, leading):
    mapping = level_mapping(date(2026, 4, 1))
    assert level_of(band, role, leads=leads, board=board, mapping=mapping) == Standing(
        level, leading
    )


def test_before_the_first_mapping_the_first_holds():
    assert level_mapping(date(1999, 1, 1)).name == level_mapping(date(2026, 1, 1)).name
