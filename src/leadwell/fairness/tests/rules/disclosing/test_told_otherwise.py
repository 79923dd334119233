"""What readers see of a count, where that is not plain."""

from dataclasses import replace

from leadwell.fairness.rules.disclosing.cells_of_lines import cells_of_lines
from leadwell.fairness.rules.disclosing.facts import Seen
from leadwell.fairness.rules.disclosing.told_otherwise import told_otherwise
from leadwell.fairness.tests.rules.disclosing.figures import (
    APPOINTING,
    INDICATORS,
    SURVEYED,
    line,
    printed,
)

ONE = line(APPOINTING, (41, 203), (157, 512), (20, 100))
# how many of those appointed have not said: no line prints it
UNSAID = "step/recruitment/5//ethnicity:wres/unknown/"


def told(shown, basis, *, left_out=False):
    (cells,) = cells_of_lines([ONE], indicators=INDICATORS, only=frozenset())
    out = {id(cells)} if left_out else set()
    return told_otherwise([(shown, cells)], left_out=out, basis=basis)


def test_of_counts_printed_with_their_figure_nothing_has_to_be_kept():
    found = printed(ONE)
    assert found.otherwise == told(found.shown[0], found.basis) == {UNSAID: (Seen.NOTHING, 20)}


def test_counts_without_a_figure_are_known_only_as_rounded():
    found = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100), low=None))
    seen = told(found.shown[0], found.basis)
    assert seen == found.otherwise
    assert (Seen.ROUNDED, 41) in seen.values()


def test_nothing_is_said_of_what_was_left_out():
    found = printed(ONE)
    hidden = {name: (None, number) for name, (_, number) in found.basis.items()}
    withheld = replace(found.shown[0], low=None, declared=None)
    assert UNSAID not in hidden
    assert told(withheld, hidden).keys() == {UNSAID}
    seen = told(withheld, hidden, left_out=True)
    assert {one for one, _ in seen.values()} == {Seen.NOTHING}
    assert seen.keys() == {*hidden, UNSAID}


def test_a_count_that_stands_as_before_is_kept_with_how_many_there_are():
    found = printed(ONE)
    name = next(name for name, (_, number) in found.basis.items() if number == 203)
    seen = told(found.shown[0], {**found.basis, name: (200, 202)})
    assert seen == {UNSAID: (Seen.NOTHING, 20), name: (Seen.EXACT, 203)}


def test_a_survey_tells_nothing_of_counts():
    (shown,) = printed(line(SURVEYED, (0, 40), (0, 300))).shown
    assert told_otherwise([(shown, None)], left_out=(), basis={}) == {}
