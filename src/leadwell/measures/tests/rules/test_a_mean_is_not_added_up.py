from __future__ import annotations

import pytest

from leadwell.measures.rules.a_mean_is_not_added_up import a_mean_is_not_added_up
from leadwell.measures.rules.facts import How, Unit


@pytest.mark.parametrize(
    ("unit", "how", "codes"),
    [
        pytest.param(Unit.COUNT, How.ADD, [], id="people-may-be-added"),
        pytest.param(Unit.RATIO, How.ADD, ["MEA-06"], id="a-mean-per-record-may-not"),
        pytest.param(Unit.SCORE, How.ADD, ["MEA-06"], id="a-score-may-not"),
        pytest.param(Unit.RATIO, How.POOL, [], id="pooling-is-not-adding"),
    ],
)
def test_only_counts_are_added_up(unit, how, codes):
    assert [reason.code for reason in a_mean_is_not_added_up(unit, how)] == codes
