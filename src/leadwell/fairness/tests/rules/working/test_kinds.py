"""Each kind of figure by itself: many lines at once are what each would be alone."""

from __future__ import annotations

import numpy as np
import pytest

from leadwell.fairness.rules.facts import Count, Kind
from leadwell.fairness.rules.working.difference_of_two_bodies import difference_of_two_bodies
from leadwell.fairness.rules.working.disparity_of_two_tiers import disparity_of_two_tiers
from leadwell.fairness.rules.working.facts import Place, Sides
from leadwell.fairness.rules.working.likelihood_of_two_groups import likelihood_of_two_groups
from leadwell.fairness.rules.working.lines_from_counts import lines_from_counts
from leadwell.fairness.rules.working.share_of_everyone import share_of_everyone
from leadwell.fairness.tests.rules.working.counts import indicator

TABLES = [
    (157, 2000, 52, 1000, 3, 40),
    (9, 40, 0, 0, 0, 0),
    (0, 30, 5, 60, 1, 1),
    (7, 5, 1, 9, 0, 0),
]


def sides(tables):
    columns = np.array(tables, float).reshape(len(tables), 6).T
    return Sides(*columns)


NOWHERE = np.full(1, np.nan)


@pytest.mark.parametrize(
    "rule", [likelihood_of_two_groups, disparity_of_two_tiers, difference_of_two_bodies]
)
def test_many_lines_are_what_each_is_alone(rule):
    tables = TABLES[:3] if rule is difference_of_two_bodies else TABLES
    together = rule(sides(tables))
    for n, table in enumerate(tables):
        alone = rule(sides([table]))
        for name in ("value", "low", "high", "p", "exact", "parity", "why"):
            assert getattr(together, name)[n] == pytest.approx(getattr(alone, name)[0], nan_ok=True)


def test_nothing_is_ever_infinite():
    for rule in (likelihood_of_two_groups, disparity_of_two_tiers):
        found = rule(sides(TABLES))
        for name in ("value", "low", "high", "p"):
            assert not np.isinf(getattr(found, name)).any()


def test_a_share_without_other_rows_is_read_against_nothing():
    found = share_of_everyone(
        sides([(25, 100, 75, 100, 0, 100)]), all_part=NOWHERE, all_whole=NOWHERE
    )
    assert found.value.tolist() == [25]
    assert np.isnan([found.parity[0], found.p[0]]).all()


def test_a_row_that_is_the_whole_is_not_tested_against_the_rest():
    all_of_them = np.array([25.0]), np.array([100.0])
    found = share_of_everyone(
        sides([(25, 100, 75, 100, 0, 100)]), all_part=all_of_them[0], all_whole=all_of_them[1]
    )
    assert found.parity.tolist() == [25]
    assert np.isnan(found.p[0])


def test_a_line_keeps_its_place_and_its_counts():
    counts = (Count(157, 2000), Count(52, 1000), Count(3, 40))
    places = [Place(7, "", "openly:true"), Place(8, "", "")]
    first, second = lines_from_counts(indicator(Kind.LIKELIHOOD), places, [counts, counts])
    assert (first.organisation_id, first.split, second.organisation_id) == (7, "openly:true", 8)
    assert (first.first, first.second, first.unknown) == counts
    assert first.value == second.value


def test_where_nobody_has_said_their_group_there_is_no_share_and_not_nought():
    unsaid, said = (0, 100, 0, 100, 100, 100), (0, 100, 90, 100, 10, 100)
    found = share_of_everyone(
        sides([unsaid, said]), all_part=np.full(2, np.nan), all_whole=np.full(2, np.nan)
    )
    assert np.isnan([found.value[0], found.low[0], found.high[0]]).all()
    assert (found.why.tolist(), found.value[1]) == ([4, 0], 0)
