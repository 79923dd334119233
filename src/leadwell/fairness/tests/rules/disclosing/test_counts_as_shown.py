"""A figure is shown with its two counts as they are printed."""

from leadwell.fairness.rules.disclosing.cells_of_lines import cells_of_lines
from leadwell.fairness.rules.disclosing.counts_as_shown import counts_as_shown
from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.tests.rules.disclosing.figures import (
    APPOINTING,
    INDICATORS,
    WORDS,
    line,
    printed,
)
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Printed


def test_few_who_did_not_say_hide_the_declaration_rate_and_not_the_figure():
    (shown,) = printed(line(APPOINTING, (41, 203), (157, 512), (0, 3))).shown
    assert shown.declared is None
    assert shown.value == 1.25


def shown_of(one, printed, refused=()):
    (cells,) = cells_of_lines([one], indicators=INDICATORS, only=frozenset())
    numbers = (
        {cell.name: Printed(printed, number, ()) for cell, number in cells.counts.items()}
        if printed
        else {}
    )
    return counts_as_shown(
        cells, indicator=APPOINTING, words=WORDS, printed=numbers, refused=refused, again=None
    )


def test_both_groups_have_their_names_and_their_printed_counts():
    shown = shown_of(line(APPOINTING, (41, 203), (157, 512), (20, 100)), 40)
    assert (shown.first.group, shown.first.title, shown.first.part) == ("bme", "BME", 40)
    assert (shown.second.group, shown.second.title, shown.second.whole) == ("white", "White", 40)
    assert (shown.value, shown.withheld) == (1.25, ())


def test_a_line_that_is_refused_shows_nothing_and_says_why():
    why = Reason("STA-04", "Too few.")
    shown = shown_of(line(APPOINTING, (41, 203), None, (20, 100)), None, (why,))
    assert (shown.first.part, shown.first.whole, shown.second) == (None, None, None)
    assert (shown.value, shown.declared, shown.reading) == (None, None, Reading.WITHHELD)
    assert shown.withheld == (why,)
