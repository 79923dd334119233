"""FAR-99: limits of chance for few, limits that allow for how places differ for many."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest

from leadwell.fairness.rules.reports.limits_among_many import limits_among_many
from leadwell.fairness.rules.reports.stands_out_among_many import stands_out_among_many
from leadwell.fairness.tests.factories import even, likelihood, not_calculable, withheld

ERROR = 0.1


def places(count, *, between=0.0, around=1.0, seed=5):
    """Made-up ratios with a standard error of a tenth each, that differ by chance and by `between`."""
    rng = np.random.default_rng(seed)
    values = around * np.exp(rng.normal(0, np.hypot(ERROR, between), count))
    return [one(value) for value in values]


def one(value, error=ERROR):
    return likelihood(value=value, low=value * exp(-1.96 * error), high=value * exp(1.96 * error))


def test_few_have_limits_of_chance_about_parity():
    few = places(199)
    found = limits_among_many(few, one(1.4))
    assert (found.around, found.phi, found.tau_squared) == (1.0, None, 0.0)
    assert found.marked == stands_out_among_many(few)


def test_many_that_differ_by_chance_alone_need_no_wider_limits():
    found = limits_among_many(places(200), one(1.0))
    assert found.around == 1.0
    assert found.phi == pytest.approx(
        0.75, abs=0.15
    )  # of what is pulled in, chance leaves less than 1
    assert found.tau_squared == 0
    assert sum(found.marked) <= 2


def test_many_that_differ_more_have_limits_as_wide_as_that():
    found = limits_among_many(places(1000, between=0.3), one(1.0))
    assert found.phi > 5
    # a little less than what was put in, for the outermost are pulled in
    assert 0.5 * 0.3**2 < found.tau_squared < 0.3**2
    assert sum(found.marked) < 20


def test_the_limits_are_about_everybody_together_and_not_about_parity():
    found = limits_among_many(places(400, around=1.5), one(1.5))
    assert (found.around, found.tau_squared) == (1.5, 0)
    assert sum(found.marked) <= 2


def test_one_far_outside_is_still_named():
    many = [*places(400, between=0.1), one(9.0)]
    found = limits_among_many(many, one(1.0))
    assert found.marked[-1]
    assert sum(found.marked) <= 4
    assert found.outside >= 1


def test_without_a_figure_of_everybody_limits_are_those_of_chance():
    for together in (None, withheld()):
        assert limits_among_many(places(250), together).phi is None


def test_what_cannot_be_placed_is_never_marked():
    nowhere = [not_calculable(), withheld(), even(low=0.0), even(high=None), even(unit="points")]
    found = limits_among_many([*nowhere, *places(200)], one(1.0))
    assert found.phi is not None
    assert not any(found.marked[: len(nowhere)])
    assert not any(found.placed[: len(nowhere)])
    assert all(found.placed[len(nowhere) :])


def test_those_beyond_the_outer_limits_of_chance_are_counted():
    assert limits_among_many([one(1.0), one(exp(0.32)), one(exp(-0.30))], None).outside == 1
    assert limits_among_many([], None).outside == 0
