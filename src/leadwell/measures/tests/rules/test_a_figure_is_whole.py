from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from leadwell.measures.rules.a_figure_is_whole import a_figure_is_whole
from leadwell.measures.tests.factories import figure, measure

UNBOUNDED = measure(bounds=None)


@pytest.mark.parametrize(
    ("changes", "of", "codes"),
    [
        pytest.param({}, measure(), [], id="an-ordinary-figure"),
        pytest.param({}, None, ["MEA-11a"], id="nobody-defined-it"),
        pytest.param({"began_on": date(2025, 1, 1)}, measure(), ["MEA-11b"], id="ends-before-it-begins"),
        pytest.param({"suppressed": True}, measure(), ["MEA-11c"], id="held-back-and-shown"),
        pytest.param(
            {"suppressed": True, "value": None, "numerator": Decimal(3)},
            measure(), ["MEA-11c"], id="held-back-with-a-count",
        ),
        pytest.param({"suppressed": True, "value": None}, measure(), [], id="held-back"),
        pytest.param({"value": 100.0}, measure(), [], id="all-of-them"),
        pytest.param({"value": 100.1}, measure(), ["MEA-11d"], id="more-than-all"),
        pytest.param({"value": float("nan")}, measure(), ["MEA-11d"], id="not-a-number"),
        pytest.param({"value": -400.0}, UNBOUNDED, [], id="no-bounds"),
        pytest.param({"breakdown": "x" * 201}, measure(), ["MEA-11e"], id="long-words"),
    ],
)  # fmt: skip
def test_a_figure_makes_sense_by_itself(changes, of, codes):
    assert [reason.code for reason in a_figure_is_whole(figure(**changes), of)] == codes
