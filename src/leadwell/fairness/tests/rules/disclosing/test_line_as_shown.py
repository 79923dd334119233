"""A figure that is withheld is withheld whole."""

import pytest

from leadwell.fairness.rules.disclosing.line_as_shown import UNITS, line_as_shown
from leadwell.fairness.rules.facts import ALL, Kind, Reading
from leadwell.fairness.tests.rules.disclosing.figures import (
    APPOINTING,
    BANDS,
    WORDS,
    band,
    line,
    printed,
)
from leadwell.reasons import Reason


def test_nought_is_shown_and_says_why_there_is_no_value():
    none = Reason("FAR-01", "Nobody was appointed.")
    told = line(
        APPOINTING, (0, 203), (157, 512), (20, 100), value=None, low=None, high=None, p=None,
        reading=Reading.NOT_CALCULABLE, why_not=(none,),
    )  # fmt: skip
    (shown,) = printed(told).shown
    assert shown.first.part == 0
    assert (shown.reading, shown.withheld) == (Reading.NOT_CALCULABLE, (none,))


def shown_of(one, indicator, why=()):
    return line_as_shown(
        one, indicator=indicator, words=WORDS, groups=(None, None), declared=75.0, why=why
    )


def test_nothing_of_a_withheld_figure_is_left():
    why = Reason("STA-01", "Too few.")
    shown = shown_of(line(APPOINTING, (41, 203), (157, 512)), APPOINTING, (why,))
    assert (shown.value, shown.low, shown.high, shown.p, shown.test) == (None,) * 4 + ("",)
    assert (shown.reading, shown.withheld, shown.declared) == (Reading.WITHHELD, (why,), 75.0)


@pytest.mark.parametrize(
    ("one", "indicator", "title"),
    [
        pytest.param(band(ALL, 440, 113), BANDS, "All bands", id="all-rows"),
        pytest.param(band("9", 90, 20), BANDS, "9", id="a-row-without-a-name"),
        pytest.param(line(APPOINTING, (41, 203), (157, 512)), APPOINTING, "", id="no-rows"),
    ],
)
def test_a_row_is_called_by_its_name(one, indicator, title):
    assert shown_of(one, indicator).row_title == title


def test_every_kind_of_figure_has_a_unit():
    assert UNITS.keys() == set(Kind)
