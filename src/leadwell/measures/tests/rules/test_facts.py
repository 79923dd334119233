from __future__ import annotations

import pytest

from leadwell.measures.tests.factories import part

NO_COUNTS = {"numerator": None, "denominator": None}


@pytest.mark.parametrize(
    ("changes", "has_counts"),
    [
        pytest.param({}, True, id="both-counts"),
        pytest.param({**NO_COUNTS, "base": 40}, True, id="a-value-and-how-many-answered"),
        pytest.param({"numerator": None}, False, id="one-count-only"),
        pytest.param({**NO_COUNTS, "base": 40, "value": None}, False, id="no-value"),
    ],
)
def test_what_can_be_pooled(changes, has_counts):
    assert part(**changes).has_counts is has_counts
