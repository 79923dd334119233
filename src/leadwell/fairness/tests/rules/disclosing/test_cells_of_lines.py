"""The same people counted by two lines are one count."""

from dataclasses import replace

from leadwell.fairness.rules.disclosing.cells_of_lines import cells_of_lines
from leadwell.fairness.tests.rules.disclosing.figures import (
    APPOINTING,
    INDICATORS,
    SAID,
    SURVEYED,
    TRAINED,
    line,
    printed,
)


def test_a_figure_that_counts_otherwise_than_its_twin_has_cells_of_its_own():
    one = line(TRAINED, (20, 203), (57, 512), (20, 100))
    found = printed(one, replace(one, first=replace(one.first, whole=230)))
    assert [shown.first.whole for shown in found.shown] == [205, 230]


def test_two_lines_share_the_counts_that_they_agree_about():
    one = line(TRAINED, (20, 203), (57, 512), (20, 100))
    moved = replace(one, first=replace(one.first, whole=230))
    first, again, apart = cells_of_lines([one, one, moved], indicators=INDICATORS, only=frozenset())
    assert first.counts.keys() == again.counts.keys()
    assert not first.counts.keys() & apart.counts.keys()


def test_a_survey_and_words_have_no_counts_of_people():
    lines = [line(SURVEYED, (0, 40), (0, 300)), line(SAID, None, None)]
    assert cells_of_lines(lines, indicators=INDICATORS, only=frozenset()) == [None, None]


def test_whom_the_set_is_about_is_asked_of_every_count():
    only = frozenset({("kind", ("trust",))})
    one = line(APPOINTING, (41, 203), (157, 512))
    (cells,) = cells_of_lines([one], indicators=INDICATORS, only=only)
    assert all(only <= cell.where for cell in cells.counts)
