from __future__ import annotations

import pytest

from leadwell.measures.rules.a_rating_is_not_a_number import a_rating_is_not_a_number
from leadwell.measures.rules.facts import Unit


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.RATING])
def test_numbers_may_be_worked_with(unit):
    assert a_rating_is_not_a_number(unit) == []


def test_no_sums_are_done_on_ratings():
    assert [reason.code for reason in a_rating_is_not_a_number(Unit.RATING)] == ["MEA-05"]
