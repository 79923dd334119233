from __future__ import annotations

from leadwell.measures.rules.a_figure_has_a_place import a_figure_has_a_place


def test_a_known_organisation_may_have_figures():
    assert a_figure_has_a_place(known=True) == []


def test_nobody_guesses_which_organisation_is_meant():
    assert [reason.code for reason in a_figure_has_a_place(known=False)] == ["MEA-13"]
