"""FAR-85: Two answers may not be of nearly the same people, or whoever is in only one of them is found.

A version tried on two days, at a place and at the one above it, or two versions nearly alike: the numbers of
one taken from those of the other are the numbers of the people in only one of them. So are the numbers of an
area less those of every place in it that was asked about. This counts those people, for each such pair.
Source: house rule, from the differencing attack in our method notes; decision 0020.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from leadwell.fairness.rules.tried.facts import Tried


def people_apart(this: Tried, earlier: Sequence[Tried]) -> list[int]:
    """How many people stand apart, by each subtraction a reader could make. `earlier` are those answered of
    the same place and of those above and beneath it, and of the same version of all beneath those above; the
    last one first."""
    return [*_of_two(this, earlier), *_left_of_areas(this, earlier)]


def _of_two(this: Tried, earlier: Sequence[Tried]) -> Iterator[int]:
    """Those in only one of two, of any two of the sets that are counted: also a set here that is nearly
    another one there."""
    for other in earlier:
        if not (_near(this, other) or _near(other, this)):
            continue
        for mine, theirs in product(this.sets, other.sets):
            yield int(np.setxor1d(mine, theirs, assume_unique=True).size)


def _left_of_areas(this: Tried, earlier: Sequence[Tried]) -> Iterator[int]:
    """Those an area has left without the places in it, of the same version. More than one day of a place
    says no more: it is set against its other days by itself."""
    alike = [this, *(one for one in earlier if one.version == this.version)]
    for above in alike:
        last = {
            one.path: one for one in reversed(alike) if _beneath(one, above)
        }  # the last one is first
        if not last or not (above is this or _beneath(this, above)):
            continue
        for number, whole in enumerate(above.sets):
            parts = np.concatenate([one.sets[number] for one in last.values()])
            yield int(np.setdiff1d(whole, parts).size)


def _near(one: Tried, other: Tried) -> bool:
    return one.path.startswith(other.path)


def _beneath(one: Tried, other: Tried) -> bool:
    return one.path != other.path and _near(one, other)
