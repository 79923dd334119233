"""Many organisations at once."""

from __future__ import annotations

from leadwell.fairness.rules.reports.stands_out_among_many import stands_out_among_many
from leadwell.fairness.tests.factories import even, likelihood, withheld


def test_what_would_stand_out_alone_may_not_among_twenty():
    almost = likelihood(p=0.04)
    assert stands_out_among_many([almost]) == (True,)
    assert not any(stands_out_among_many([almost, *[even()] * 19]))


def test_what_is_far_out_stands_out_among_many_too():
    far = likelihood(p=0.000001)
    assert stands_out_among_many([even(), far, *[even()] * 200])[:2] == (False, True)


def test_what_was_not_tested_does_not_stand_out():
    assert stands_out_among_many([withheld(), likelihood(p=None)]) == (False, False)
    assert stands_out_among_many([]) == ()
