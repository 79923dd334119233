"""What is released of managers gives no small number away, alone or together."""

from __future__ import annotations

import numpy as np
import pytest

from leadwell.measures.queries.manager_numbers import book_of, for_everybody
from leadwell.measures.queries.manager_releases import employer_paths
from leadwell.measures.tests.full_trust import COUNTER, FIRST, staffed
from leadwell.organisations.queries.manager_counts import manager_counts
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.stats.disclosure import HES_2018, known, pinned, primary

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(6))
def test_no_attack_finds_a_small_number_in_what_is_released(seed):
    trust = place("ZT1")
    staffed(trust, leaders=10 + 7 * seed, staff=60, seed=seed)
    counts = manager_counts(trust, by=COUNTER, on=FIRST)
    numbers, printed = for_everybody(counts, HES_2018, paths={trust.pk: trust.path}, before=None)
    if printed is None:
        assert numbers.refused
        return
    book = book_of(counts)
    hidden = np.array([printed.value(key) is None for key in book.keys])
    small = primary(book, HES_2018)
    assert (hidden | ~small).all()
    assert not pinned(book, known(book, hidden, HES_2018, told=False), small).any()


def test_a_region_of_two_trusts_does_not_give_the_small_one_away():
    region = place("ZR1", kind="region", sector="national")
    staffed(place("ZT1", region), leaders=24)
    staffed(place("ZT2", region), leaders=5, staff=40)
    counts = manager_counts(region, by=COUNTER, on=FIRST)
    numbers, printed = for_everybody(counts, HES_2018, paths=employer_paths(counts), before=None)
    assert printed is None
    assert numbers.refused, "the total less the large trust is the small one"


def test_a_region_of_several_is_pooled_and_leaves_the_posts_to_each_of_them():
    region = place("ZR1", kind="region", sector="national")
    board = place("ZQ1", region, kind="icb", sector="icb")
    for n in range(4):
        staffed(place(f"ZT{n}", board if n % 2 else region), seed=n)
    counts = manager_counts(region, by=COUNTER, on=FIRST)
    numbers, printed = for_everybody(counts, HES_2018, paths=employer_paths(counts), before=None)
    assert printed is not None
    assert numbers.cells["managers"] == 90
    assert "held" not in numbers.cells
    assert numbers.rates["managers"] == pytest.approx(100 * counts.managers / counts.staff)


def test_a_number_one_trust_hides_is_hidden_in_the_region_too():
    region = place("ZR1", kind="region", sector="national")
    for n in range(3):
        staffed(place(f"ZT{n}", region), seed=n, leaders=36)
    odd = place("ZT9", region)
    staffed(odd, leaders=36, seed=9)
    for n in range(3):
        hold(person(), post(odd, leads=True, level=9, number=f"X{n}"))
    counts = manager_counts(region, by=COUNTER, on=FIRST)
    numbers, printed = for_everybody(counts, HES_2018, paths=employer_paths(counts), before=None)
    assert printed is not None
    assert numbers.cells["level:9"] is None
    assert "STA-05" in {reason.code for reason in numbers.reasons}
