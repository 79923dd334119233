"""Year on year."""

from __future__ import annotations

import pytest

from leadwell.fairness.rules.reports.facts import Change
from leadwell.fairness.rules.reports.what_changed import what_changed
from leadwell.fairness.tests.factories import likelihood, withheld


def at(value, low, high, unit="ratio"):
    return likelihood(value=value, low=low, high=high, unit=unit)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (at(1.8, 1.3, 2.5), at(1.5, 1.1, 2.0), Change.CANNOT_TELL),
        (at(2.0, 1.8, 2.2), at(1.3, 1.1, 1.5), Change.NEARER),
        (at(1.3, 1.1, 1.5), at(2.0, 1.8, 2.2), Change.FURTHER),
        (at(0.5, 0.4, 0.6), at(1.9, 1.7, 2.1), Change.OTHER_SIDE),
        (at(0.5, 0.4, 0.6), at(0.0, 0.0, 0.1), Change.FURTHER),
        (at(-8.0, -9.0, -7.0, "points"), at(-3.0, -4.0, -2.0, "points"), Change.NEARER),
        (at(1.8, 1.3, None), at(1.2, 1.0, 1.25), Change.NEARER),
        (withheld(), at(1.2, 1.0, 1.25), Change.UNKNOWN),
    ],
)  # fmt: skip
def test_a_change_is_said_only_where_the_intervals_lie_apart(before, now, change):
    assert what_changed(before, now) is change
