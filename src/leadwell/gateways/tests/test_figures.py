"""Sickness, turnover and pay gaps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from leadwell.gateways import sickness, turnover
from leadwell.gateways.kinds import KINDS, recognise
from leadwell.gateways.tests.made_up import (
    PAY_HEADER,
    a_file,
    a_table,
    csv_text,
    moved,
    paid,
    read,
    sick,
)


def test_sickness_is_read_with_its_counts_exactly(tmp_path):
    path = a_table(tmp_path, sickness.COLUMNS, sick(FTE_DAYS_LOST="50.256789"))
    assert recognise(path) == "sickness"
    delivery = KINDS["sickness"].read(path)
    assert delivery.as_at == date(2031, 6, 30)
    assert delivery.edition == "NHS Sickness Absence Rates, June 2031"
    [row] = delivery.rows
    assert (row.code, row.period_end) == ("ZA1", date(2031, 6, 30))
    assert (row.days_lost, row.days_available) == (Decimal("50.256789"), Decimal(1000))
    assert row.agrees


@pytest.mark.parametrize(
    ("values", "agrees"),
    [
        pytest.param({"SICKNESS_ABSENCE_RATE_PERCENT": "5.02"}, True, id="a-half-rounds-down"),
        pytest.param({"SICKNESS_ABSENCE_RATE_PERCENT": "5.03"}, True, id="a-half-rounds-up"),
        pytest.param({"SICKNESS_ABSENCE_RATE_PERCENT": "5.04"}, False, id="it-does-not"),
        pytest.param({"SICKNESS_ABSENCE_RATE_PERCENT": ""}, True, id="no-rate-is-no-quarrel"),
        pytest.param({"FTE_DAYS_AVAILABLE": "0"}, False, id="a-rate-of-nothing"),
    ],
)
def test_a_row_whose_rate_is_not_its_own_is_still_a_row(tmp_path, values, agrees):
    [row], _ = read("sickness", a_table(tmp_path, sickness.COLUMNS, sick(**values)))
    assert row.agrees is agrees


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"DATE": "01/06/2031"}, "DATE"),
        ({"DATE": "2031-06-30"}, "DATE"),
        ({"ORG_CODE": ""}, "ORG_CODE"),
        ({"FTE_DAYS_LOST": "*"}, "FTE_DAYS_LOST"),
        ({"FTE_DAYS_LOST": "-1"}, "FTE_DAYS_LOST"),
        ({"FTE_DAYS_AVAILABLE": "1,000"}, "FTE_DAYS_AVAILABLE"),
        ({"FTE_DAYS_AVAILABLE": "-1"}, "FTE_DAYS_AVAILABLE"),
        ({"SICKNESS_ABSENCE_RATE_PERCENT": "4%"}, "SICKNESS_ABSENCE_RATE_PERCENT"),
    ],
)
def test_a_sickness_row_that_cannot_be_taken_names_its_column(tmp_path, values, column):
    path = a_table(tmp_path, sickness.COLUMNS, sick(**values), sick())
    taken, [bad] = read("sickness", path)
    assert len(taken) == 1
    assert (bad.line, bad.column) == (2, column)


def test_turnover_spans_from_one_month_end_to_the_next(tmp_path):
    path = a_table(tmp_path, turnover.COLUMNS, moved(), moved(HC="13.0"))
    assert recognise(path) == "turnover"
    delivery = KINDS["turnover"].read(path)
    assert delivery.as_at == date(2031, 11, 30)
    first, second = delivery.rows
    assert (first.began_on, first.ended_on) == (date(2031, 10, 31), date(2031, 11, 30))
    assert (first.type, first.staff_group) == ("Joiners", "Managers")
    assert (first.headcount, first.fte, second.headcount) == (12, Decimal("11.6"), 13)


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"PERIOD": "203111 to 203110"}, "PERIOD"),
        ({"PERIOD": "October"}, "PERIOD"),
        ({"TYPE": ""}, "TYPE"),
        ({"REPORTING_ORG_CODE": "?"}, "REPORTING_ORG_CODE"),
        ({"HC": "*"}, "HC"),
        ({"HC": "-1"}, "HC"),
        ({"FTE": ""}, "FTE"),
        ({"FTE": "-0.1"}, "FTE"),
    ],
)
def test_a_turnover_row_that_cannot_be_taken_names_its_column(tmp_path, values, column):
    path = a_table(tmp_path, turnover.COLUMNS, moved(**values))
    assert [(bad.line, bad.column) for bad in read("turnover", path)[1]] == [(2, column)]


@pytest.mark.parametrize(("kind", "header"), [
    ("sickness", sickness.COLUMNS), ("turnover", turnover.COLUMNS),
])  # fmt: skip
def test_a_file_of_headings_alone_has_no_rows_and_no_date(tmp_path, kind, header):
    delivery = KINDS[kind].read(a_table(tmp_path, header))
    assert (delivery.as_at, list(delivery.rows)) == (None, [])


def test_a_first_row_that_is_torn_gives_no_date_and_is_not_lost(tmp_path):
    path = a_table(tmp_path, sickness.COLUMNS, ["30/06/2031"], sick())
    delivery = KINDS["sickness"].read(path)
    assert delivery.as_at is None
    assert len(list(delivery.rows)) == 2


def test_pay_gaps_are_read_across_line_breaks_and_without_anyones_name(tmp_path):
    path = a_table(tmp_path, PAY_HEADER, paid(), paid(EmployerName="Lower Vale"))
    assert recognise(path) == "gender-pay-gap"
    taken, bad = read("gender-pay-gap", path)
    assert bad == []
    assert [row.line for row in taken] == [2, 5]
    first = taken[0]
    assert first.address == "1 Long Lane, Oldtown"
    assert first.sic_codes == ("1", "86100")
    assert (first.mean_hourly, first.median_hourly) == (Decimal("-1.20"), Decimal("3.00"))
    assert (first.mean_bonus, first.male_lower) == (None, None)
    assert (first.male_bonus_share, first.male_top, first.female_top) == (
        Decimal("0.00"), Decimal("40.00"), Decimal("60.00"),
    )  # fmt: skip
    assert (first.submitted_late, first.year) == (False, None)
    assert KINDS["gender-pay-gap"].read(path).as_at is None


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"EmployerName": " "}, "EmployerName"),
        ({"SubmittedAfterTheDeadline": "maybe"}, "SubmittedAfterTheDeadline"),
        ({"DiffMeanHourlyPercent": "12%"}, "DiffMeanHourlyPercent"),
        ({"FemaleTopQuartile": "100.1"}, "FemaleTopQuartile"),
        ({"MaleBonusPercent": "-1"}, "MaleBonusPercent"),
    ],
)
def test_a_pay_gap_row_that_cannot_be_taken_names_its_column_and_nobody(tmp_path, values, column):
    torn = paid()[:-1]
    path = a_file(tmp_path, csv_text([PAY_HEADER, paid(**values), torn]))
    _, [first, second] = read("gender-pay-gap", path)
    assert (first.line, first.column) == (2, column)
    assert second.column == "number of columns"
    assert "Byron" not in repr((first, second))
