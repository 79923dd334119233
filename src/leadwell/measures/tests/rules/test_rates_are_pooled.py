from __future__ import annotations

import pytest

from leadwell.measures.rules.facts import How, Unit
from leadwell.measures.rules.rates_are_pooled import rates_are_pooled
from leadwell.measures.tests.factories import part

BARE = part(numerator=None, denominator=None)
ANSWERED = part(numerator=None, denominator=None, base=40)


@pytest.mark.parametrize(
    ("unit", "how", "parts", "codes"),
    [
        pytest.param(Unit.PERCENT, How.POOL, [part(), part()], [], id="counts-can-be-pooled"),
        pytest.param(Unit.SCORE, How.POOL, [ANSWERED], [], id="a-score-is-pooled-over-people"),
        pytest.param(Unit.PERCENT, How.AVERAGE, [part()], ["MEA-01a"], id="no-mean-of-rates"),
        pytest.param(Unit.RATIO, How.ADD, [part()], ["MEA-01a"], id="no-sum-of-ratios"),
        pytest.param(Unit.RATE, How.POOL, [part(), BARE], ["MEA-01b"], id="nothing-to-pool"),
        pytest.param(Unit.COUNT, How.ADD, [part()], [], id="counts-may-be-added"),
        pytest.param(
            Unit.PERCENT, How.POOL, [part(suppressed=True)], [], id="another-rule-says-so"
        ),
    ],
)
def test_a_rate_is_never_averaged(unit, how, parts, codes):
    assert [reason.code for reason in rates_are_pooled(unit, how, parts)] == codes


def test_it_says_how_many_came_without_counts():
    (reason,) = rates_are_pooled(Unit.PERCENT, How.POOL, [BARE, BARE, part()])
    assert str(reason).startswith("2 of these figures")
