from datetime import date

import pytest

from leadwell.training.rules.learning.counts_until import counts_until


@pytest.mark.parametrize(
    ("passed", "months", "until"),
    [
        (date(2026, 3, 15), 36, date(2029, 3, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 3, 15), None, None),
    ],
)
def test_it_counts_for_so_many_months(passed, months, until):
    assert counts_until(passed, months) == until
