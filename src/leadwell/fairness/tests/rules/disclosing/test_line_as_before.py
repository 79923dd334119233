"""A figure whose counts stand as before is worked out from them."""

from dataclasses import replace

import pytest

from leadwell.fairness.rules.disclosing.cells_of_lines import cells_of_lines
from leadwell.fairness.rules.disclosing.line_as_before import line_as_before
from leadwell.fairness.tests.rules.disclosing.figures import APPOINTING, INDICATORS, line, printed


def test_a_count_that_hardly_moved_is_printed_as_before_and_so_is_its_figure():
    first = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100)))
    later = line(APPOINTING, (43, 205), (190, 580), (20, 100))
    worked_out = []

    def again(held):
        worked_out.append(held)
        return replace(held, value=2.0)

    (shown,) = printed(later, before=first.basis, again=again).shown
    assert (shown.first.part, shown.first.whole) == (40, 205)
    assert (shown.second.part, shown.second.whole, shown.value) == (190, 580, 2.0)
    (held,) = worked_out
    assert (held.first.part, held.first.whole) == (41, 203)
    assert (held.second.part, held.second.whole) == (190, 580)


def test_a_line_without_a_second_group_stands_as_before_too():
    alone = replace(line(APPOINTING, (41, 203), None, (20, 100)), second=None)
    before = printed(alone).basis
    later = replace(alone, first=replace(alone.first, part=42))
    (shown,) = printed(later, before=before, again=lambda held: held).shown
    assert shown.first.part == 40
    assert shown.second is None


def test_counts_that_stand_as_before_need_somebody_to_work_them_out():
    before = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100))).basis
    with pytest.raises(ValueError, match="as before"):
        printed(line(APPOINTING, (42, 203), (157, 512), (20, 100)), before=before)


def test_a_line_whose_counts_are_its_own_is_not_worked_out_again():
    one = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    (cells,) = cells_of_lines([one], indicators=INDICATORS, only=frozenset())
    assert line_as_before(cells, printed={}, again=None) is one
