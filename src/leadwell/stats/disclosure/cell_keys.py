"""Tables that readers make themselves: the same people, the same noise.

Every person has a record key from 0 to 255, drawn once by a secret. The keys of the people in a cell are
added up, and what is left after dividing by 256 is the key of the cell; a table of noise says what each key
adds to the count or takes from it. Whoever asks for the same people in another way gets the same number
again, and cannot wear the noise away by asking often. One person more or less makes another key, so that
two tables that differ by a person differ by noise as well.

Nought stays nought: nobody is there. A count that is small, or looks small once noise is added, is hidden.
Source: the cell-key method of the Australian and British census offices, in our own words; the table of
noise is our own and is data (`fairness/definitions/cell_key_2026.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from leadwell.stats.disclosure.books import Ints
from leadwell.stats.disclosure.profiles import Profile

KEYS = 256
SPREAD = 101  # shares no factor with 256: neighbouring keys get noise that has nothing in common
HIDDEN = -1


@dataclass(frozen=True)
class Noise:
    """What each key of a cell adds to its count."""

    by_key: Ints

    @property
    def most(self) -> int:
        """The most it adds or takes away."""
        return int(np.abs(self.by_key).max())


def noise_of(shares: Mapping[int, int]) -> Noise:
    """The noise by key, of how many keys add how much: {-1: 64, 0: 128, 1: 64}.

    Raises `ValueError` where the keys are not 256, or the noise would move counts one way.
    """
    steps = [step for step, keys in sorted(shares.items()) for _ in range(keys)]
    if len(steps) != KEYS:
        raise ValueError(f"The noise is told for {len(steps)} keys, and there are {KEYS}.")
    if sum(steps):
        raise ValueError("What the noise adds and what it takes away do not cancel.")
    by_key = np.empty(KEYS, dtype=np.int64)
    by_key[np.arange(KEYS) * SPREAD % KEYS] = steps
    return Noise(by_key)


def noisy(counts: ArrayLike, keys: ArrayLike, noise: Noise, profile: Profile) -> Ints:
    """The counts as printed, from how many people there are and what their keys add up to.

    -1 where a count is hidden. The arrays have one shape.
    """
    people = np.asarray(counts, dtype=np.int64)
    said = people + noise.by_key[np.asarray(keys, dtype=np.int64) % KEYS]
    small = (people >= profile.hide_from) & (people <= profile.hide_to)
    looks_small = said <= profile.hide_to
    return np.where(people == 0, 0, np.where(small | looks_small, HIDDEN, said))


def as_printed(cells: Sequence[Sequence[int]]) -> list[list[int | None]]:
    """A table of `noisy` with None for what is hidden."""
    return [[None if cell == HIDDEN else int(cell) for cell in line] for line in cells]
