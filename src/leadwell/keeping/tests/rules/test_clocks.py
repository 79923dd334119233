"""When an answer is due, to the day."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.keeping.rules.acknowledged_by import acknowledged_by
from leadwell.keeping.rules.facts import Clock, Pause
from leadwell.keeping.rules.when_due import when_due

MONTH = Clock(months=1, more_months=2)
COMPLAINT = Clock(months=1, more_months=2, acknowledge_days=30)
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("received", "extended", "expected"),
    [
        pytest.param("2026-11-21", False, "2026-12-21", id="the-same-day-next-month"),
        pytest.param("2026-12-21", False, "2027-01-21", id="over-the-new-year"),
        pytest.param("2027-01-31", False, "2027-02-28", id="a-month-without-such-a-day"),
        pytest.param("2028-01-31", False, "2028-02-29", id="a-leap-year"),
        pytest.param("2028-02-29", False, "2028-03-29", id="from-a-leap-day"),
        pytest.param("2026-08-31", False, "2026-09-30", id="thirty-days-hath-september"),
        pytest.param("2026-11-30", True, "2027-02-28", id="three-months-to-a-short-one"),
        pytest.param("2026-10-31", True, "2027-01-31", id="three-months-to-a-long-one"),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last(received, extended, expected):
    due = when_due(
        date.fromisoformat(received), clock=MONTH, pauses=(), extended=extended, today=TODAY
    )
    assert due == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        pytest.param([], "2026-12-01", id="no-pause"),
        pytest.param([("2026-11-03", "2026-11-03")], "2026-12-01", id="asked-and-told-in-a-day"),
        pytest.param([("2026-11-03", "2026-11-10")], "2026-12-08", id="a-week"),
        pytest.param([("2026-11-03", "2026-11-10"), ("2026-11-12", "2026-11-13")], "2026-12-09",
                     id="a-week-and-a-day"),
        pytest.param([("2026-11-20", None)], "2026-12-02", id="still-standing"),
        pytest.param([("2026-11-25", None)], "2026-12-01", id="none-before-it-began"),
    ],
)  # fmt: skip
def test_each_day_the_clock_stood_moves_the_day_by_one(pauses, expected):
    stood = [Pause(date.fromisoformat(a), date.fromisoformat(b) if b else None) for a, b in pauses]
    due = when_due(date(2026, 11, 1), clock=MONTH, pauses=stood, extended=False, today=TODAY)
    assert due == date.fromisoformat(expected)


def test_a_complaint_is_acknowledged_within_thirty_days_and_nothing_else_is():
    assert acknowledged_by(date(2027, 1, 31), clock=COMPLAINT) == date(2027, 3, 2)
    assert acknowledged_by(date(2027, 1, 31), clock=MONTH) is None
