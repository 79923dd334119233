"""What is taken apart does not hide the figure for everybody."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from leadwell.fairness.rules.disclosing import may_be_printed, released_counts
from leadwell.fairness.rules.disclosing.as_much_as_goes import as_much_as_goes
from leadwell.fairness.rules.disclosing.cells_of_lines import cells_of_lines
from leadwell.fairness.rules.facts import ALL
from leadwell.fairness.tests.rules.disclosing.figures import (
    APPOINTING,
    INDICATORS,
    TRAINED,
    band,
    codes,
    line,
    printed,
)
from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure import Printed


@contextmanager
def releasing(otherwise):
    """Counts are released otherwise: `otherwise` is given the lines and how they would have been."""
    usual = may_be_printed.released_counts

    def released_counts(*asked, **more):
        released = usual(*asked, **more)
        return lambda lines: otherwise(lines, released)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(may_be_printed, "released_counts", released_counts)
        yield


def test_where_not_everything_can_be_printed_the_whole_figures_are_and_the_rest_is_left_out():
    whole = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    part = replace(whole, split="band:5")
    asked = []

    def refusing(lines, released):
        asked.append(len(lines))
        if any(one.line.split for one in lines):
            return {}, (Reason("STA-04", "Too few."),)
        return released(lines)

    with releasing(refusing):
        first, second = printed(whole, part).shown
    assert (first.value, first.first.part) == (1.25, 40)
    assert (second.value, second.first.part, codes(second)) == (None, None, ["FAR-22"])
    assert asked == [1, 2, 1]


def test_where_even_that_is_too_much_each_figure_is_tried_by_itself():
    one, other = (line(about, (41, 203), (157, 512), (20, 100)) for about in (APPOINTING, TRAINED))

    def refusing(lines, released):
        if any(each.line.indicator == TRAINED.code for each in lines):
            return {}, (Reason("STA-04", "Too few."),)
        return released(lines)

    with releasing(refusing):
        found = printed(one, other)
    assert [shown.value for shown in found.shown] == [1.25, None]
    assert any(value is None for value, _ in found.basis.values())


def test_what_is_taken_apart_is_left_out_where_it_would_hide_the_figure_for_everybody():
    whole = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    part = replace(whole, split="band:5")

    def hiding(lines, released):
        printed, why = released(lines)
        if any(one.line.split for one in lines):
            guards = (Reason("STA-07", "It would give another away."),)
            printed = {name: replace(c, value=None, reasons=guards) for name, c in printed.items()}
        return printed, why

    with releasing(hiding):
        first, second = printed(whole, part).shown
    assert (first.value, first.first.part) == (1.25, 40)
    assert (second.value, codes(second)) == (None, ["FAR-22"])


def test_rows_are_left_out_where_they_would_hide_the_figure_for_everybody():
    lines = [band("5", 200, 90), band(ALL, 440, 113)]

    def hiding(lines, released):
        printed, why = released(lines)
        if any(one.line.row == "5" for one in lines):
            guards = (Reason("STA-07", "It would give another away."),)
            printed = {name: replace(c, value=None, reasons=guards) for name, c in printed.items()}
        return printed, why

    with releasing(hiding):
        row, everybody = printed(*lines).shown
    assert everybody.first.part == 115
    assert codes(row) == ["FAR-22"]


def test_what_was_left_out_is_left_out_again():
    whole = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    part = replace(whole, split="band:5")
    first, second = printed(whole, part, without=[("appointing", "", "band:5")]).shown
    assert (first.first.part, second.first.part, codes(second)) == (40, None, ["FAR-22"])


def test_what_is_refused_after_lines_were_left_out_is_all_refused(monkeypatch):
    def refuse(*args, **more):
        raise RuleBroken([Reason("STA-04", "Too few.")])

    whole = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    monkeypatch.setattr(released_counts, "release", refuse)
    found = printed(whole, replace(whole, split="band:5"), without=[("appointing", "", "band:5")])
    assert [codes(one) for one in found.shown] == [["STA-04"], ["STA-04"]]


def test_what_shows_more_about_everybody_is_printed_first():
    lines = [band("5", 200, 90), band(ALL, 440, 113)]
    row, everybody = cells_of_lines(lines, indicators=INDICATORS, only=frozenset())

    def released(lines):
        hides = Printed(None, 113, (Reason("STA-07", "It would give another away."),))
        shows = Printed(115, 113, ())
        cells = {cell.name for one in lines for cell in one.counts}
        return dict.fromkeys(cells, hides if row in lines else shows), ()

    assert as_much_as_goes([everybody], kept=[everybody], released=released)[1] == set()
    printed, left_out, refused = as_much_as_goes(
        [row, everybody], kept=[row, everybody], released=released
    )
    assert (left_out, refused) == ({id(row)}, ())
    assert {cell.value for cell in printed.values()} == {115}
