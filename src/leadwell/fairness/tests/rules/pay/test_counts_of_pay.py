"""FAR-39: two comparisons of the same people do not give away who is between them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from leadwell.fairness.rules.pay.counts_of_pay import counts_of_pay
from leadwell.fairness.rules.pay.facts import Body, Comparison
from leadwell.fairness.tests.rules.pay.test_printing import SEX, body, lines, shown
from leadwell.stats.disclosure import HES_2018, INTERNAL_EXACT

WHITE = "pay-gap-white"


def parted(body: Body, people: int, bonuses: int) -> tuple[Body, Body]:
    """The first so many people of a group, of whom so many were paid a bonus; and the rest."""
    paid, rest = np.sort(body.bonus)[::-1], len(body.hourly) - people
    first = np.concatenate([paid[:bonuses], np.zeros(people - bonuses)])
    others = np.concatenate([paid[bonuses : int((paid > 0).sum())], np.zeros(rest)])[:rest]
    return Body(body.hourly[::1][:people], first), Body(body.hourly[people:], others)


def both(white: Body, others: Body, *, minority: int, bonuses: int = 0):
    """White people and others first; then some of the white people are counted with the others."""
    few, most = parted(white, minority, bonuses)
    all_others = Body(
        np.concatenate([others.hourly, few.hourly]), np.concatenate([others.bonus, few.bonus])
    )
    _, basis = shown(white, others)
    known = {name.replace(SEX.code, WHITE): kept for name, kept in basis.items()}
    told = Comparison(WHITE, list(lines(white, others).values()), white, others)
    return shown(most, all_others, beside=[(told, known)]), shown(most, all_others), known


def test_one_person_between_two_comparisons_is_not_found_by_taking_one_from_the_other():
    (found, basis), (alone, _), known = both(
        body(900, bonuses=13), body(400, bonuses=12), minority=111, bonuses=1
    )
    assert alone["bonus-first"].value is not None, "by itself it would be printed"
    white, british = known[f"{WHITE}/bonus:first"], basis["pay-gap-sex/bonus:first"]
    assert white[1] - british[1] == 1
    assert found["bonus-first"].value is None
    assert british[0] is None


def test_many_between_two_comparisons_hide_nothing():
    (found, _), (alone, _), _ = both(
        body(900, bonuses=200), body(400, bonuses=100), minority=300, bonuses=80
    )
    assert [line.value for line in found.values()] == [line.value for line in alone.values()]


def test_the_same_two_groups_again_are_between_nobody():
    white, others = body(300, bonuses=40), body(200, bonuses=30)
    own = Comparison(SEX.code, list(lines(white, others).values()), white, others)
    _, basis = shown(white, others)
    known = {name.replace(SEX.code, WHITE): kept for name, kept in basis.items()}
    book = counts_of_pay(own, beside=[(replace(own, code=WHITE), known)], profile=HES_2018)
    between = {key: count for key, count in book.counts.items() if "between:" in key}
    assert set(between.values()) == {0}
    assert between.keys() <= book.silent
    assert f"{WHITE}/bonus:first" in book.wholes


@pytest.mark.parametrize(("profile", "sure"), [(HES_2018, False), (INTERNAL_EXACT, True)])
def test_what_is_small_is_known_exactly_only_where_exact_numbers_are_for_all(profile, sure):
    own = Comparison(
        SEX.code, list(lines(body(40, bonuses=3), body(60)).values()), body(40, bonuses=3), body(60)
    )
    book = counts_of_pay(own, beside=[], profile=profile)
    assert ("bonus:first" in book.certain) is sure
    assert "full:all" in book.wholes
    assert "none:first" in book.silent
