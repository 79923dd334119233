"""Areas go silent, so that nothing hidden beneath them can be worked out."""

import numpy as np
import pytest

from leadwell.stats.disclosure import HES_2018, Tree, silent_areas


def silent(above, counts, hidden):
    """For one count of each place: which areas hide it besides."""
    counts = np.array(counts, dtype=np.int64)[:, None]
    away = np.array([n in hidden for n in range(len(above))])[:, None]
    found = silent_areas(Tree(np.array(above)), counts, away, HES_2018)
    return set(np.flatnonzero(found[:, 0]).tolist())


@pytest.mark.parametrize(
    ("above", "counts", "hidden", "areas"),
    [
        pytest.param([2, 2, -1], [3, 40, 43], {0}, {2}, id="one-of-two-hides"),
        pytest.param([1, -1], [3, 3], {0}, {1}, id="an-area-with-one-place"),
        pytest.param([2, 2, -1], [1, 1, 2], {0, 1}, {2}, id="two-ones"),
        pytest.param([3, 3, 3, -1], [4, 20, 40, 64], {0, 1}, {3}, id="two-are-few"),
        pytest.param(
            [5, 5, 5, 5, 5, -1], [4, 20, 4, 8, 9, 45], {0, 1, 2, 3}, {5}, id="four-are-few"
        ),
        pytest.param(
            [6, 6, 6, 6, 6, 6, -1],
            [4, 20, 4, 8, 9, 40, 85],
            {0, 1, 2, 3, 4},
            set(),
            id="five-are-not",
        ),
        pytest.param(
            [5, 5, 5, 5, 5, 8, 8, 8, -1],
            [4, 20, 4, 8, 9, 45, 3, 30, 78],
            {0, 1, 2, 3, 4, 6, 7},
            {8},
            id="few-beside-an-area-that-prints",
        ),
        pytest.param([2, 2, -1], [20, 40, 60], {0}, {2}, id="a-larger-one-that-guards"),
        pytest.param([2, 2, 4, 4, -1], [3, 40, 43, 50, 93], {0}, {2, 4}, id="areas-in-areas"),
        pytest.param([2, 2, -1], [0, 40, 40], {0}, set(), id="nobody-is-hidden"),
        pytest.param([2, 2, -1], [3, 40, 99], {0}, {2}, id="more-in-the-area-than-its-places"),
        pytest.param([-1, -1], [3, 40], {0}, set(), id="in-no-area"),
    ],
)
def test_an_area_goes_silent_where_it_tells_what_is_hidden(above, counts, hidden, areas):
    assert silent(above, counts, hidden) == areas


def test_after_it_nobody_beneath_is_worked_out_by_adding_and_taking_away():
    random = np.random.default_rng(5)
    for _ in range(200):
        own = random.integers(0, 15, size=6)
        above = [6, 6, 6, 7, 7, 7, 8, 8, -1]
        one, two = own[:3].sum(), own[3:].sum()
        counts = [*own.tolist(), int(one), int(two), int(one + two)]
        hidden = {n for n, count in enumerate(counts) if HES_2018.hides(count)}
        away = hidden | silent(above, counts, hidden)
        for area, parts in ((6, (0, 1, 2)), (7, (3, 4, 5)), (8, (6, 7))):
            missing = [n for n in (area, *parts) if n in away and counts[n]]
            assert not (len(missing) == 1 and missing[0] in hidden)


def test_what_the_marks_alone_say_silences_nobody():
    assert silent([1, -1], [3, 3], {0, 1}) == set()


@pytest.mark.parametrize(
    ("hidden", "fixed", "areas"),
    [
        pytest.param({0, 5}, {6}, {4}, id="the-area-beside-goes-silent"),
        pytest.param({0, 5}, set(), {6}, id="of-one-table-the-area-above-does"),
        pytest.param({0, 4, 5}, {6}, set(), id="two-that-nobody-prints-guard-each-other"),
        pytest.param({0, 5}, {4, 6}, set(), id="what-is-in-print-everywhere-is-past-help"),
        pytest.param({0, 5, 6}, {6}, {4}, id="hidden-here-and-in-print-elsewhere"),
    ],
)
def test_where_an_area_is_in_print_elsewhere_those_beside_go_silent(hidden, fixed, areas):
    """Places 0 to 3 in the areas 4 and 5, both in 6: what 0 hides is the whole of 6 without 4 and 1."""
    above, counts = [5, 5, 4, 4, 6, 6, -1], [6, 33, 12, 4, 16, 39, 55]
    counted = np.array(counts, dtype=np.int64)[:, None]
    away, known = (np.array([n in those for n in range(7)])[:, None] for those in (hidden, fixed))
    found = silent_areas(Tree(np.array(above)), counted, away, HES_2018, fixed=known)
    assert set(np.flatnonzero(found[:, 0]).tolist()) == areas


def test_where_the_area_beside_hides_its_own_those_within_it_go_silent():
    above = np.array([3, 4, 5, 5, 5, -1])
    counts = np.array([6, 12, 33, 6, 12, 51], dtype=np.int64)[:, None]
    away = np.array([True, False, False, True, False, False])[:, None]
    known = np.array([False] * 5 + [True])[:, None]
    found = silent_areas(Tree(above), counts, away, HES_2018, fixed=known)
    assert np.flatnonzero(found[:, 0]).tolist() == [4]


def test_what_few_hide_beside_an_area_in_print_elsewhere_silences_the_areas_within():
    above = np.array([5, 5, 5, 5, 5, 8, 8, 8, -1])
    counts = np.array([4, 20, 4, 8, 9, 45, 3, 30, 78], dtype=np.int64)[:, None]
    away = np.array([n in {0, 1, 2, 3, 4, 6, 7} for n in range(9)])[:, None]
    known = np.array([n == 8 for n in range(9)])[:, None]
    found = silent_areas(Tree(above), counts, away, HES_2018, fixed=known)
    assert np.flatnonzero(found[:, 0]).tolist() == [5]
