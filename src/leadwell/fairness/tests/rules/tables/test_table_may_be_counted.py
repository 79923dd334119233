"""Of whom a table may be, looked at before it is counted."""

import pytest

from leadwell.fairness.rules.tables.facts import TableTerms
from leadwell.fairness.rules.tables.table_may_be_counted import table_may_be_counted
from leadwell.stats.disclosure import noise_of

TERMS = TableTerms(noise_of({0: 256}), 3, 3, 400, 50, 10, 40, 30)


@pytest.mark.parametrize(
    ("left", "left_out", "apart", "codes"),
    [
        pytest.param(5000, 0, [], [], id="everybody"),
        pytest.param(50, 4950, [], [], id="fifty-are-enough"),
        pytest.param(49, 4951, [], ["FAR-26a"], id="forty-nine-are-not"),
        pytest.param(1, 4999, [], ["FAR-26a"], id="one-person-is-left"),
        pytest.param(0, 0, [], ["FAR-26a"], id="nobody-is"),
        pytest.param(4999, 1, [], ["FAR-26b"], id="one-person-is-left-out"),
        pytest.param(4990, 10, [], [], id="ten-are-left-out"),
        pytest.param(300, 4700, [0, 2000], [], id="the-same-people-as-before"),
        pytest.param(300, 4700, [2000, 9], ["FAR-26b"], id="nine-people-from-an-earlier-table"),
    ],
)
def test_when_a_table_is_counted(left, left_out, apart, codes):
    found = table_may_be_counted(left=left, left_out=left_out, apart=apart, terms=TERMS)
    assert [reason.code for reason in found] == codes
