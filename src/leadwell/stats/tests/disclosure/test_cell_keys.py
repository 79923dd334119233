"""The same people, the same noise; other people, other noise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.stats.disclosure import CELL_KEY, as_printed, noise_of, noisy, what_is_known

SHARES = {-3: 13, -2: 26, -1: 51, 0: 76, 1: 51, 2: 26, 3: 13}
NOISE = noise_of(SHARES)


def test_the_noise_is_as_often_as_its_table_says_and_moves_no_count_one_way():
    assert {n: int((NOISE.by_key == n).sum()) for n in SHARES} == SHARES
    assert NOISE.by_key.sum() == 0
    assert NOISE.most == 3


def test_neighbouring_keys_have_nothing_in_common():
    same = (NOISE.by_key == np.roll(NOISE.by_key, 1)).mean()
    assert same < 0.4


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        pytest.param({0: 255}, "255 keys", id="a-key-is-missing"),
        pytest.param({0: 200, 1: 56}, "cancel", id="only-upwards"),
    ],
)
def test_a_table_of_noise_that_makes_no_sense_is_refused(shares, why):
    with pytest.raises(ValueError, match=why):
        noise_of(shares)


def test_nought_stays_nought_and_few_are_hidden():
    found = noisy([0, 1, 7, 40], [255, 3, 9, 0], NOISE, CELL_KEY).tolist()
    assert found[:3] == [0, -1, -1]
    assert abs(found[3] - 40) <= 3


def test_many_that_look_few_are_hidden_too():
    keys = np.arange(256)
    found = noisy(np.full(256, 8), keys, NOISE, CELL_KEY)
    assert set(found.tolist()) == {-1, 8, 9, 10, 11}


def test_hidden_cells_are_printed_as_nothing():
    assert as_printed(np.array([[0, -1], [12, 9]])) == [[0, None], [12, 9]]


people = st.lists(st.integers(0, 255), min_size=20, max_size=60)


@given(people, st.randoms(use_true_random=False))
def test_the_same_people_in_any_order_give_the_same_number(keys, chance):
    shuffled = chance.sample(keys, len(keys))
    one, two = (noisy(len(k), sum(k), NOISE, CELL_KEY) for k in (keys, shuffled))
    assert one == two


def test_taking_one_table_from_another_that_has_one_person_more_does_not_tell_the_person():
    """Whoever subtracts gets anything from -5 to 7, whether the person was there or not."""
    chance = np.random.default_rng(3)
    without = chance.integers(0, 256 * 40, 4000)
    more = noisy(np.full(4000, 41), without + chance.integers(0, 256, 4000), NOISE, CELL_KEY)
    less = noisy(np.full(4000, 40), without, NOISE, CELL_KEY)
    steps = np.bincount(more - less + 6)
    assert (steps > 0).sum() >= 12
    assert steps.max() < 0.3 * steps.sum()


def test_asking_again_wears_nothing_away():
    keys = np.full(1000, 77)
    assert np.unique(noisy(np.full(1000, 40), keys, NOISE, CELL_KEY)).size == 1


def test_a_reader_knows_a_noisy_count_to_within_the_noise():
    assert what_is_known(40, CELL_KEY) == (37, 43)
    assert what_is_known(9, CELL_KEY) == (8, 12)
    assert what_is_known(0, CELL_KEY) == (0, 0)
