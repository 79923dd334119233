"""Areas that add up their places give none of them away."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from leadwell.stats.disclosure import HES_2018, Tree, hidden_in_tree, ranges, seen_through_tree

COUNTRY = Tree(np.array([-1, 0, 0, 1, 1, 1, 2, 2, 2]))


def summed(tree: Tree, places) -> np.ndarray:
    counts = np.asarray(places, dtype=np.int64)
    counts = counts.reshape(-1, 1) if counts.ndim == 1 else counts
    for place in reversed(range(tree.above.size)):
        if tree.above[place] >= 0:
            counts[tree.above[place]] += counts[place]
    return counts


def small(counts) -> np.ndarray:
    return (counts > 0) & (counts <= HES_2018.hide_to)


def hidden(tree: Tree, counts, **more) -> np.ndarray:
    away = small(counts)
    return away | hidden_in_tree(tree, counts, away, HES_2018, **more)


def seen(tree: Tree, counts, away, told=True):
    low = np.where(away, 1, counts).astype(float)
    most = np.where(small(counts) & told, HES_2018.hide_to, np.inf)
    return low, np.where(away, most, counts).astype(float)


def test_one_hidden_place_of_an_area_is_found_by_taking_the_others_away():
    counts = summed(COUNTRY, [0, 0, 0, 3, 20, 30, 40, 50, 60])
    low, high = seen_through_tree(COUNTRY, counts, *seen(COUNTRY, counts, small(counts)))
    assert (low[3, 0], high[3, 0]) == (3, 3)


def test_the_smallest_other_count_of_the_same_sum_guards_it():
    counts = summed(COUNTRY, [0, 0, 0, 3, 20, 30, 40, 50, 60])
    assert np.flatnonzero(hidden(COUNTRY, counts)).tolist() == [3, 4]


def test_an_area_that_is_one_small_place_is_guarded_by_another_area_and_a_place_there():
    counts = summed(COUNTRY, [0, 0, 0, 3, 0, 0, 40, 50, 60])
    assert np.flatnonzero(hidden(COUNTRY, counts)).tolist() == [1, 2, 3, 6]


def test_an_area_of_nothing_but_single_people_is_guarded_by_another_area():
    """9 hidden places of at least one person each, and 9 people: the country less the other areas says so."""
    tree = Tree(np.array([-1, 0, 0, *[1] * 9, 2, 2]))
    counts = summed(tree, [0, 0, 0, *[1] * 9, 40, 50])
    away = hidden(tree, counts)
    low, high = seen_through_tree(tree, counts, *seen(tree, counts, away, told=False))
    assert ((high - low)[small(counts)] >= 2).all()


def test_where_nothing_else_is_left_to_hide_it_is_the_whole():
    alone = Tree(np.array([-1, 0, 0]))
    assert np.flatnonzero(hidden(alone, summed(alone, [0, 9, 3]))).tolist() == [1, 2]
    only = Tree(np.array([-1, 0]))
    assert np.flatnonzero(hidden(only, np.array([[8], [3]]))).tolist() == [1]
    assert np.flatnonzero(hidden(only, np.array([[3], [3]]))).tolist() == [0, 1]


def test_many_small_places_guard_each_other():
    counts = summed(COUNTRY, [0, 0, 0, 3, 5, 6, 40, 50, 60])
    assert np.flatnonzero(hidden(COUNTRY, counts)).tolist() == [3, 4, 5]


def test_nothing_is_learnt_from_an_area_that_has_people_of_its_own():
    counts = summed(COUNTRY, [0, 0, 0, 3, 20, 30, 40, 50, 60])
    counts[[0, 1]] += 9
    assert np.flatnonzero(hidden(COUNTRY, counts)).tolist() == [3]


def test_nothing_is_learnt_from_sums_that_do_not_add_up():
    counts = summed(COUNTRY, [0, 0, 0, 3, 20, 30, 40, 50, 60])
    counts[[0, 1]] -= 9
    assert np.flatnonzero(hidden(COUNTRY, counts)).tolist() == [3]


def test_counts_that_nobody_prints_guard_for_nothing():
    counts = summed(COUNTRY, [0, 0, 0, 3, 20, 30, 40, 50, 60])
    silent = np.zeros_like(counts, dtype=bool)
    silent[4] = True
    assert np.flatnonzero(hidden(COUNTRY, counts, silent=silent)).tolist() == [3]


def test_places_in_no_area_have_nothing_to_fear():
    apart = Tree(np.array([-1, -1]))
    assert not hidden_in_tree(
        apart, np.array([[3], [9]]), np.array([[True], [False]]), HES_2018
    ).any()
    assert [list(level) for level in apart.depths] == [[0, 1]]


def made_up(seed: int) -> tuple[Tree, np.ndarray]:
    chance = np.random.default_rng(seed)
    leaves = int(chance.integers(3, 9))
    tree = Tree(np.array([-1, 0, 0, *chance.integers(1, 3, leaves)]))
    return tree, summed(tree, np.vstack([np.zeros((3, 2)), chance.integers(0, 14, (leaves, 2))]))


def sums_of(tree: Tree) -> csr_array:
    lines = [
        np.eye(tree.above.size)[area] - (tree.above == area) for area in np.flatnonzero(tree.areas)
    ]
    return csr_array(np.array(lines, dtype=np.int64))


@pytest.mark.parametrize("seed", range(30))
def test_up_once_and_down_once_is_what_linear_programming_finds(seed):
    tree, counts = made_up(seed)
    away = hidden(tree, counts)
    alone = seen(tree, counts, away)
    low, high = seen_through_tree(tree, counts, *(end.copy() for end in alone))
    everywhere = np.ones(tree.above.size, dtype=bool)
    for column in range(2):
        ends = (alone[0][:, column], alone[1][:, column])
        found = ranges.bounds(sums_of(tree), counts[:, column], *ends, everywhere)
        assert low[:, column].tolist() == found[0].tolist()
        assert high[:, column].tolist() == found[1].tolist()


@pytest.mark.parametrize("seed", range(30))
def test_no_small_count_is_known_to_whoever_adds_places_up(seed):
    tree, counts = made_up(seed)
    low, high = seen_through_tree(
        tree, counts, *seen(tree, counts, hidden(tree, counts), told=False)
    )
    assert ((high - low)[small(counts)] >= 2).all()
