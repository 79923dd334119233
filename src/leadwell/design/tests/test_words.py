"""Dates and numbers read as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leadwell.design import words


def test_a_day_is_written_out():
    assert words.day(date(2026, 3, 12)) == "12 March 2026"


def test_a_moment_late_in_the_evening_is_on_its_london_day():
    assert words.day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"
    assert words.moment(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026 at 00:30"


def test_a_month_is_written_out():
    assert words.month(date(2024, 6, 1)) == "June 2024"


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [(1234567, 0, "1,234,567"), (-1234.5, 1, "−1,234.5"), (0, 0, "0")],
)
def test_thousands_have_commas(value, decimals, said):
    assert words.number(value, decimals) == said


def test_a_percentage_has_one_decimal():
    assert words.percent(10.14) == "10.1%"


@pytest.mark.parametrize(("value", "said"), [(1.24, "+1.2"), (-0.44, "−0.4"), (-0.01, "0.0")])
def test_a_difference_shows_its_direction_unless_there_is_none(value, said):
    assert words.signed(value) == said


@pytest.mark.parametrize(
    "says", [words.day, words.month, words.number, words.percent, words.signed]
)
def test_nothing_is_said_of_nothing(says):
    assert says(None) == ""


def test_data_is_marked_and_escaped():
    assert words.data("St <b>") == '<span translate="no">St &lt;b&gt;</span>'
