"""People taken apart into types, and what is no call for a panel."""

from __future__ import annotations

import pytest

from leadwell.allocation.panel_types import PanelType, Quota, pool_of
from leadwell.allocation.tests.pools import people


def test_people_whom_no_quota_tells_apart_are_one_type():
    pool = pool_of(people("F small", "M", "F", "M small"), [Quota("F", 1, 1)], 2)
    assert pool.types == (PanelType((), ("E001", "E003")), PanelType(("F",), ("E000", "E002")))
    assert pool.counts == [2, 2]
    assert pool.has(Quota("F", 1, 1)) == [False, True]


@pytest.mark.parametrize(
    ("quota", "binds"),
    [
        pytest.param(Quota("F", 0, 2), False, id="as-many-as-there-are"),
        pytest.param(Quota("F", 0, 1), True, id="fewer-than-there-are"),
        pytest.param(Quota("F", 1, 3), True, id="somebody-must"),
        pytest.param(Quota("M", 0, 3), False, id="as-many-as-the-panel-has"),
        pytest.param(Quota("M", 0, 2), True, id="fewer-than-the-panel-has"),
        pytest.param(Quota("nobody", 0, 0), False, id="nobody-has-it"),
    ],
)
def test_a_quota_that_no_panel_can_break_tells_nobody_apart(quota, binds):
    pool = pool_of(people("F", "F", "M", "M", "M", "M"), [quota], 3)
    assert pool.quotas == ((quota,) if binds else ())
    assert len(pool.types) == (2 if binds else 1)


@pytest.mark.parametrize(
    ("quotas", "size", "words"),
    [
        ([], 0, "A panel has at least one person"),
        ([], 4, "has 4 places and 3 people volunteered"),
        ([Quota("F", 2, 3)], 3, "needs 2 people with “F” and 1 volunteered"),
        ([Quota("F", 1, 0)], 3, "“F” asks for more than it allows"),
        ([Quota("F", -1, 0)], 3, "“F” asks for more than it allows"),
        ([Quota("F", 0, 1), Quota("F", 1, 1)], 3, "A fact has two quotas"),
        ([Quota("F x", 0, 1)], 3, "letters, digits and the signs"),
    ],
)
def test_what_is_no_call_for_a_panel_is_refused_in_words(quotas, size, words):
    with pytest.raises(ValueError, match=words):
        pool_of(people("F", "M", "M"), quotas, size)


def test_nobody_is_in_a_pool_twice():
    with pytest.raises(ValueError, match="listed twice"):
        pool_of([*people("F"), *people("M")], [], 1)
