"""The share of one group that came on, out of that group alone."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.fairness.rules.disclosing.cells_of_line import cells_of_line
from leadwell.fairness.rules.disclosing.facts import Words
from leadwell.fairness.rules.disclosing.may_be_printed import may_be_printed
from leadwell.fairness.rules.facts import (
    Count,
    Indicator,
    Kind,
    Reading,
    Selection,
    Tally,
)
from leadwell.fairness.rules.work_out import work_out
from leadwell.stats.disclosure import TEN_FIVE

RATE = Indicator(
    "r", "funnel-x", "1", "Got on", "", Kind.RATE, "ethnicity", "white-bme", first="bme",
    part=Selection("step", funnel="x", reached=2), whole=Selection("step", funnel="x", reached=1),
    from_on=date(2015, 4, 1),
)  # fmt: skip


def tally(part: int, whole: int) -> Tally:
    groups = {"white": Count(90, 500), "bme": Count(part, whole), "not-said": Count(3, 20)}
    return Tally(1, "r", "", "", groups)


def test_a_rate_is_of_its_own_group_alone_and_is_held_against_nothing() -> None:
    (line,) = work_out(RATE, [tally(40, 400)])
    assert (line.first, line.second, line.value) == (Count(40, 400), None, pytest.approx(10))
    assert (line.low, line.high) == (pytest.approx(7.43, abs=0.01), pytest.approx(13.34, abs=0.01))
    assert line.reading is Reading.NO_DIFFERENCE


def test_of_nobody_there_is_no_rate() -> None:
    (line,) = work_out(RATE, [tally(0, 0)])
    assert (line.value, line.reading) == (None, Reading.NOT_CALCULABLE)


def test_a_rate_says_nothing_about_how_many_declared() -> None:
    (line,) = work_out(RATE, [tally(40, 400)])
    cells = cells_of_line(line, indicator=RATE, all_rows="")
    assert cells.declared == ()
    assert {cell.group for cell in cells.value} == {"bme"}


def test_a_rate_on_few_people_is_withheld() -> None:
    lines = work_out(RATE, [tally(4, 400)])
    words = Words({"bme": "Black and minority ethnic"}, {})
    (shown,) = may_be_printed(lines, indicators={"r": RATE}, words=words, profile=TEN_FIVE).shown
    assert (shown.reading, shown.value, shown.unit) == (Reading.WITHHELD, None, "percent")
    lines = work_out(RATE, [tally(40, 400)])
    (shown,) = may_be_printed(lines, indicators={"r": RATE}, words=words, profile=TEN_FIVE).shown
    assert shown.value == pytest.approx(10)
