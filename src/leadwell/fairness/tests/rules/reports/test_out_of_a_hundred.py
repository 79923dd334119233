"""FAR-51: so many of a hundred, from what is printed."""

from __future__ import annotations

import pytest

from leadwell.fairness.rules.facts import ShownGroup
from leadwell.fairness.rules.reports.out_of_a_hundred import OutOf, out_of_a_hundred
from leadwell.fairness.tests.factories import likelihood


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((90, 500), (40, 400), OutOf(100, 18, 10)),
        ((35, 2_700), (20, 6_060), OutOf(1_000, 13, 3)),
        ((0, 500), (40, 400), OutOf(10_000, 0, 1_000)),
        ((90, 500), (None, 400), None),
        ((90, None), (40, 400), None),
        ((90, 0), (40, 400), None),
        ((90, 500), None, None),
    ],
)
def test_so_many_of_a_hundred_of_each_group(first, second, expected):
    groups = [ShownGroup("g", "G", *counts) if counts else None for counts in (first, second)]
    assert out_of_a_hundred(likelihood(first=groups[0], second=groups[1])) == expected
