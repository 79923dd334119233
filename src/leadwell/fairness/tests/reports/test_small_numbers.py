"""What is done to small numbers is said by the numbers of the profile itself."""

from __future__ import annotations

import pytest

from leadwell.fairness.pages.reports.small_numbers import small_numbers


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("internal-exact", "Exact numbers"),
        ("hes-2018", "Counts from 1 to 7 are hidden, all others are rounded to the nearest 5."),
        ("ten-five", "Counts from 1 to 9 are hidden, all others are rounded to the nearest 5."),
        ("survey-11", "Figures with fewer than 11 answers are hidden."),
        ("cell-key", "Small counts are hidden or rounded."),
        ("nobody's", "Small counts are hidden or rounded."),
    ],
)
def test_what_each_profile_does_to_small_numbers(profile, said):
    assert small_numbers(profile).startswith(said)
