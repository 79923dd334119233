"""What a cell of a social-care file can hold."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.gateways.asc_wds.values import day, last_day_of, listed, number, whole, years_later


@pytest.mark.parametrize(
    ("text", "found"),
    [("31/12/2026", date(2026, 12, 31)), ("1/2/2026", date(2026, 2, 1)), ("29/02/2024", date(2024, 2, 29)),
     ("31/02/2025", None), ("01-Apr-25", None), ("45000", None), ("2026-12-31", None), ("", None)],
)  # fmt: skip
def test_a_day_is_written_one_way(text, found):
    assert day(text) == found


@pytest.mark.parametrize(
    ("text", "found"), [("12", 12), ("-1", -1), ("1.0", None), ("١٢", None), ("", None)]
)
def test_a_whole_number_has_only_figures(text, found):
    assert whole(text) == found


@pytest.mark.parametrize(
    ("text", "found"), [("23", 23), ("27.5", 27.5), ("27.0", 27), ("1e3", None), ("a", None)]
)
def test_a_number_is_whole_where_it_is_whole(text, found):
    assert number(text) == found
    assert type(number(text)) is type(found)


@pytest.mark.parametrize(
    ("text", "items"), [("", []), ("8", ["8"]), ("8; 9", ["8", "9"]), (";;", ["", "", ""])]
)
def test_a_list_is_split_at_its_semicolons(text, items):
    assert listed(text) == items


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [(date(2024, 4, 21), 24, date(2026, 4, 20)), (date(2024, 1, 31), 1, date(2024, 2, 28)),
     (date(2024, 12, 1), 1, date(2024, 12, 31)), (date(2024, 2, 29), 12, date(2025, 2, 27))],
)  # fmt: skip
def test_a_time_of_so_many_months_ends_the_day_before(start, months, last):
    assert last_day_of(start, months) == last


def test_a_birthday_on_a_leap_day_comes_the_day_after():
    assert years_later(date(2008, 2, 29), 14) == date(2022, 3, 1)
