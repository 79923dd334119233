"""What is compared with nothing."""

from __future__ import annotations

import pytest

from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.rules.reports.stands_by_itself import stands_by_itself
from leadwell.fairness.rules.reports.what_stands_out import what_stands_out
from leadwell.fairness.tests.factories import even, share

BY_ITSELF = {"row": "", "test": ""}


def test_a_share_without_a_test_stands_by_itself():
    assert stands_by_itself(share(**BY_ITSELF))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(even("wres-3"), id="a-ratio"),
        pytest.param(share(test="score"), id="a-row-with-a-test"),
        pytest.param(share(row="median-hourly", test=""), id="a-gap-in-pay"),
        pytest.param(share(row="", test="", reading=Reading.WITHHELD), id="a-hidden-one"),
    ],
)
def test_what_is_compared_or_hidden_does_not(line):
    assert not stands_by_itself(line)


def test_a_figure_that_is_such_a_share_is_told_from_one_that_was_compared():
    alone, compared = what_stands_out([share("psed-sex", **BY_ITSELF), even("wres-3")])
    assert (alone.alone, compared.alone) == (True, False)
