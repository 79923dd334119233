"""Dates, numbers and codes as published files write them, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.gateways import cells


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_can_be_read_as_it_is_written(day):
    assert cells.compact_day(f"{day:%Y%m%d}") == day
    assert cells.british_day(f"{day:%d/%m/%Y}") == day
    assert cells.iso_day(day.isoformat()) == day
    assert cells.either_day(f"{day:%d/%m/%Y}") == cells.either_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        pytest.param(cells.compact_day, "20240230", id="no-such-day"),
        pytest.param(cells.compact_day, "2024401", id="too-short"),
        pytest.param(cells.compact_day, "2024-4-1", id="with-hyphens"),
        pytest.param(cells.compact_day, "２０２４０４０１", id="wide-digits"),
        pytest.param(cells.british_day, "1/4/2024", id="without-noughts"),
        pytest.param(cells.british_day, "04/13/2024", id="american"),
        pytest.param(cells.british_day, "01/04/ 024", id="with-a-space"),
        pytest.param(cells.iso_day, "2024-04-01T00:00", id="with-a-time"),
        pytest.param(cells.iso_day, "2024/04/01", id="with-slashes"),
        pytest.param(cells.month_end, "202413", id="no-such-month"),
        pytest.param(cells.month_end, "000001", id="no-such-year"),
        pytest.param(cells.month_end, "2024", id="only-a-year"),
        pytest.param(cells.whole, "12.5", id="a-half"),
        pytest.param(cells.whole, "1,234", id="a-comma"),
        pytest.param(cells.whole, "", id="nothing"),
        pytest.param(cells.decimal, "NaN", id="not-a-number"),
        pytest.param(cells.decimal, "Infinity", id="without-end"),
        pytest.param(cells.decimal, "1_000", id="an-underscore"),
        pytest.param(cells.decimal, "1e999", id="out-of-this-world"),
        pytest.param(cells.decimal, " 1", id="a-space"),
        pytest.param(cells.decimal, "*", id="a-star"),
    ],
)
def test_anything_else_is_refused(parse, text):
    with pytest.raises(ValueError, match=r"^.{0,80}$"):
        parse(text)


def test_numbers_are_kept_exactly_as_published():
    assert cells.decimal("53.10823000") == Decimal("53.10823000")
    assert cells.decimal("-.5") == Decimal("-0.5")
    assert cells.whole("12.0") == cells.whole("12") == 12


def test_a_month_ends_on_its_last_day():
    assert cells.month_end("202402") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["R0A", "G6V2S", "A81001", "99A", "ZZ9001X"])
def test_a_code_is_opaque(text):
    assert cells.is_code(text)


@pytest.mark.parametrize("text", ["", "A1", "r0a", "R0A ", "R-A", "É12", "A" * 13])
def test_what_is_no_code_is_known(text):
    assert not cells.is_code(text)


def test_a_date_ten_years_beyond_all_others_is_a_slip_of_the_pen():
    some = [date(2024, 1, 1), date(2024, 3, 1)]
    assert cells.latest([*some, date(2034, 4, 1)]) == date(2024, 3, 1)
    assert cells.latest([*some, date(2033, 4, 1)]) == date(2033, 4, 1)
    assert cells.latest([]) is None
