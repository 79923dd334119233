"""Chances against what is known: by hand, by symmetry, by writing every panel down.

The published example_small_20 and example_large_200 of Flanigan and others come to 10 % for everybody and
a Gini coefficient of 0. Their files are under the GPL and are not copied: the pools here are our own, with
the same sizes and the same known answer. The least chance from 200 volunteers for an interview panel was
worked out twice, by column generation and by another programme.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from leadwell.allocation import panel_chances, whole_numbers
from leadwell.allocation.draw import DrawDoesNotHold
from leadwell.allocation.panel_chances import leximin
from leadwell.allocation.panel_lottery import panel_lottery
from leadwell.allocation.panel_pricing import nearest_quotas, programme
from leadwell.allocation.panel_types import Quota, pool_of
from leadwell.allocation.tests.pools import (
    INTERVIEW,
    calls,
    gini,
    interview_pool,
    leximin_by_enumeration,
    people,
)

CLOSE = 1e-6


def chances(pool, quotas, size):
    """Everybody's chance by name, before it becomes tickets."""
    types = pool_of(pool, quotas, size)
    found = leximin(programme(types)).chance
    pairs = zip(types.types, found.tolist(), strict=True)
    return dict(sorted((who, chance) for each, chance in pairs for who in each.people))


def test_one_woman_always_sits_and_each_of_three_men_has_a_third():
    quotas = [Quota("F", 1, 1), Quota("M", 1, 1)]
    found = chances(people("F", "M", "M", "M"), quotas, 2)
    assert [*found.values()] == pytest.approx([1, 1 / 3, 1 / 3, 1 / 3], abs=1e-9)


def test_after_the_least_chance_the_next_is_raised():
    """One of two from the north, one of three from the south who are small, and one of five besides."""
    pool = people(*["north"] * 2, *["small"] * 3, *["else"] * 5)
    quotas = [Quota("north", 1, 1), Quota("small", 1, 1)]
    found = [*chances(pool, quotas, 3).values()]
    assert found == pytest.approx([1 / 2] * 2 + [1 / 3] * 3 + [1 / 5] * 5, abs=1e-9)


SAME_FOR_ALL = {
    "20-people": (
        people(*["F young"] * 5, *["M young"] * 5, *["F old"] * 5, *["M old"] * 5),
        [Quota("F", 1, 1), Quota("M", 1, 1), Quota("young", 1, 1), Quota("old", 1, 1)],
        2,
    ),
    "200-people": (
        people(*["a"] * 60, *["b"] * 60, *["c"] * 80),
        [Quota("a", 5, 7), Quota("b", 5, 7), Quota("c", 7, 9)],
        20,
    ),
}


@pytest.mark.parametrize("call", SAME_FOR_ALL)
def test_with_quotas_in_proportion_everybody_has_ten_per_cent(call):
    found = [*chances(*SAME_FOR_ALL[call]).values()]
    assert found == pytest.approx([0.1] * len(found), abs=1e-9)


@pytest.mark.parametrize("call", SAME_FOR_ALL)
def test_with_quotas_in_proportion_no_chance_is_larger_than_another(call):
    found = panel_lottery(*SAME_FOR_ALL[call]).chances
    assert gini(found.values()) == pytest.approx(0, abs=1e-9)
    assert sum(found.values()) == SAME_FOR_ALL[call][2]


def test_the_coefficient_of_what_is_not_equal_is_not_0():
    assert gini([0, 0, 0, 1]) == 0.75


def test_the_least_chance_for_an_interview_panel_of_five_from_200_volunteers():
    found = panel_lottery(interview_pool(200), INTERVIEW, 5).chances
    assert f"{float(min(found.values())):.3e}" == "2.344e-02"
    assert sum(found.values()) == 5


@settings(max_examples=150)
@given(calls())
def test_small_pools_agree_with_every_panel_written_down(call):
    expected = leximin_by_enumeration(*call)
    assume(expected)
    assert chances(*call) == pytest.approx(expected, abs=CLOSE)


@given(calls())
def test_quotas_are_refused_when_no_panel_meets_them_and_only_then(call):
    if leximin_by_enumeration(*call) is None:
        with pytest.raises(ValueError, match=r"volunteered|No panel"):
            panel_lottery(*call)
    else:
        assert panel_lottery(*call).rows


def test_quotas_that_each_could_be_met_but_not_together_are_refused():
    pool, quotas, size = SAME_FOR_ALL["200-people"]
    tight = [*quotas[:2], Quota("c", 0, 5)]
    with pytest.raises(ValueError, match="No panel of 20 people can meet all these quotas at once"):
        panel_lottery(pool, tight, size)


def test_who_set_quotas_that_clash_is_told_what_to_change():
    with pytest.raises(ValueError, match=r"It could, for example, with: “M” 0 to 2\.$"):
        panel_lottery(people("F", "M", "M", "M"), [Quota("F", 1, 1), Quota("M", 0, 1)], 3)


@given(calls())
def test_quotas_that_clash_are_changed_by_the_fewest_people(call):
    pool, quotas, size = call
    try:
        asked = programme(pool_of(*call))
    except ValueError:
        assume(False)
    changed = {each.fact: each for each in nearest_quotas(asked)}
    seats = [
        [sum(q.fact in p.facts for p in panel) for q in quotas]
        for panel in combinations(pool, size)
    ]
    beyond = [
        sum(max(q.least - n, n - q.most, 0) for q, n in zip(quotas, row, strict=True))
        for row in seats
    ]
    assert sum(_apart(each, changed.get(each.fact, each)) for each in quotas) == min(beyond)
    assert panel_lottery(pool, [changed.get(each.fact, each) for each in quotas], size).rows


def _apart(before: Quota, after: Quota) -> int:
    return before.least - after.least + after.most - before.most


@given(calls(), st.randoms())
def test_neither_the_order_of_people_nor_of_quotas_changes_anything(call, chance):
    pool, quotas, size = call
    assume(leximin_by_enumeration(*call))
    turned, other = list(pool), list(quotas)
    chance.shuffle(turned)
    chance.shuffle(other)
    assert panel_lottery(turned, other, size) == panel_lottery(pool, quotas, size)


@given(calls())
def test_the_chances_add_to_the_size_of_the_panel(call):
    assume(leximin_by_enumeration(*call))
    assert sum(panel_lottery(*call).chances.values()) == Fraction(call[2])


@dataclass
class Answer:
    """What a solver might say."""

    x: object
    status: int = 4


@pytest.mark.parametrize("said", [None, np.array([0.0, 0.0]), np.array([-1.0, 2.0])])
def test_a_panel_that_does_not_meet_the_quotas_is_never_used(monkeypatch, said):
    monkeypatch.setattr(whole_numbers, "milp", lambda *_, **__: Answer(said))
    with pytest.raises(DrawDoesNotHold, match="does not keep"):
        panel_lottery(people("F", "M", "M"), [Quota("F", 0, 0)], 1)


def test_a_solver_without_an_answer_stops_the_draw(monkeypatch):
    monkeypatch.setattr(panel_chances, "linprog", lambda *_, **__: Answer(None))
    with pytest.raises(DrawDoesNotHold, match="no answer"):
        panel_lottery(people("F", "M"), [], 1)


def test_chances_that_no_distribution_gives_stop_the_draw(monkeypatch):
    monkeypatch.setattr(panel_chances, "_raise_the_least", lambda *_: (np.ones(1), 0.9))
    with pytest.raises(DrawDoesNotHold, match="No distribution"):
        panel_lottery(people("F", "M"), [], 1)
