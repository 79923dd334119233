"""Like with like."""

from __future__ import annotations

from dataclasses import replace

from leadwell.fairness.rules.reports.may_be_set_beside import may_be_set_beside
from leadwell.fairness.tests.factories import even, likelihood, withheld


def codes(own, other):
    return [why.code for why in may_be_set_beside(own, other)]


def test_the_same_figure_with_its_interval_may_stand_beside():
    assert codes(likelihood(), likelihood(part=60)) == []


def test_another_figure_or_another_unit_may_not():
    assert codes(likelihood(), even()) == ["FAR-58a"]
    assert codes(likelihood(), replace(likelihood(), unit="points")) == ["FAR-58b"]


def test_what_is_hidden_or_has_no_interval_is_set_beside_nothing():
    assert codes(withheld(), withheld()) == ["FAR-58c"]
    assert codes(likelihood(), replace(likelihood(), low=None, high=None)) == ["FAR-58d"]
