from __future__ import annotations

from leadwell.measures.rules.a_suppressed_figure_is_not_nought import (
    a_suppressed_figure_is_not_nought,
)
from leadwell.measures.tests.factories import part


def test_figures_that_were_published_may_be_used():
    assert a_suppressed_figure_is_not_nought([part(), part(value=0.0)]) == []


def test_nothing_is_worked_out_from_a_figure_that_was_held_back():
    (reason,) = a_suppressed_figure_is_not_nought([part(), part(suppressed=True)])
    assert reason.code == "MEA-08"
    assert str(reason).startswith("1 of these figures")
