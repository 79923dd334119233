"""An organisation is open on its first and its last day."""

from datetime import date

import pytest

from leadwell.organisations.rules.was_open_on import was_open_on

FIRST, LAST = date(2001, 4, 1), date(2026, 3, 31)


@pytest.mark.parametrize(
    ("day", "opened", "closed", "is_open"),
    [
        pytest.param(FIRST, FIRST, LAST, True, id="on-its-first-day"),
        pytest.param(date(2001, 3, 31), FIRST, LAST, False, id="the-day-before"),
        pytest.param(LAST, FIRST, LAST, True, id="on-its-last-day"),
        pytest.param(date(2026, 4, 1), FIRST, LAST, False, id="the-day-after"),
        pytest.param(FIRST, None, None, True, id="where-nobody-knows"),
    ],
)
def test_when_it_was_open(day, opened, closed, is_open):
    assert was_open_on(day, opened_on=opened, closed_on=closed) is is_open
