"""Taking a return back."""

from __future__ import annotations

from leadwell.fairness.rules.reports.return_may_be_withdrawn import return_may_be_withdrawn


def test_a_reason_is_asked_for():
    assert [why.code for why in return_may_be_withdrawn("  oops ")] == ["FAR-57"]
    assert return_may_be_withdrawn("One file of applications had been loaded twice.") == []
