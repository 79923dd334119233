"""The same table of many places, and of the areas they add up to: does an area give a place away?

    seen_through_tree()   what a reader knows of each count who adds places up and takes them apart
    hidden_in_tree()      the counts to hide beside those that small ones already hide

A place has one area above it, so the sums make a tree: limits passed up once and down once are as narrow as
linear programming could make them, for all places and all counts at a time. Where a small count would be
known, the smallest other count of the same sum is hidden: another place's, or the area's.
Sources: house rule, from complementary suppression within one table; that up and down once is enough
follows because every sum meets the others in one count only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadwell.stats.disclosure.books import Bools, Ints
from leadwell.stats.disclosure.profiles import Profile
from leadwell.stats.disclosure.ranges import ANY, LEAST_WIDTH, MANY, Floats

NO_ONE = -1


@dataclass(frozen=True)
class Tree:
    """Which area each place is in: the number of its area, or -1. An area may be in a larger one."""

    above: Ints

    @property
    def depths(self) -> list[NDArray[np.intp]]:
        """The numbers of the places at each depth, the largest areas first."""
        depth, up = np.zeros_like(self.above), self.above.copy()
        while (up >= 0).any():
            depth[up >= 0] += 1
            up = np.where(up >= 0, self.above[up], NO_ONE)
        return [np.flatnonzero(depth == one) for one in range(int(depth.max(initial=0)) + 1)]

    @property
    def areas(self) -> Bools:
        """Which of them have others beneath."""
        found = np.zeros(self.above.size, dtype=np.bool_)
        found[self.above[self.above >= 0]] = True
        return found


def seen_through_tree(tree: Tree, counts: Ints, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """The limits of each count after every sum has been used. All arrays are (places, counts).

    What an area has beyond its places is taken for a place nobody prints. Nought beyond is known to be
    nought; less than nought means that these do not add up, and then nothing is learnt from it.
    """
    low, high = np.minimum(low, MANY), np.minimum(high, MANY)
    beyond = counts - _summed(tree, counts.astype(np.float64))
    spare = np.where(beyond == 0, 0.0, MANY * 1e3)
    floor = np.where(beyond >= 0, 0.0, -MANY * 1e3)
    areas, depths = tree.areas, tree.depths
    for places in reversed(depths):
        inside = places[areas[places]]
        low[inside] = np.maximum(low[inside], (_summed(tree, low) + floor)[inside])
        high[inside] = np.minimum(high[inside], (_summed(tree, high) + spare)[inside])
    least, most = _summed(tree, low) + floor, _summed(tree, high) + spare
    for places in depths[1:]:
        up = tree.above[places]
        others_least, others_most = least[up] - low[places], most[up] - high[places]
        # The sums above were made of limits before this pass, which is all that each place needs.
        low[places] = np.maximum(low[places], low[up] - others_most)
        high[places] = np.minimum(high[places], high[up] - others_least)
    return low, np.where(high > MANY / 2, ANY, high)


def hidden_in_tree(
    tree: Tree, counts: Ints, hidden: Bools, profile: Profile, *, silent: Bools | None = None
) -> Bools:
    """The counts to hide besides, so that no small one can be worked out from the areas.

    `hidden` is what each place hides in its own table; what it prints is taken to be known exactly.
    `silent` are counts that are not printed at all. What comes back has to be hidden in the tables of its
    places too, which may hide more there: ask again until nothing comes back.
    """
    quiet = np.zeros_like(hidden) if silent is None else silent
    more = np.zeros_like(hidden)
    while True:
        away = hidden | more | quiet
        found, known = _betrayed(tree, counts, away, profile, quiet)
        useless = more & known & tree.areas[:, None]
        near = _sums_of(found) | _sums_above(tree, found)
        sums = (_sums_of(useless), near) if found.any() else ()
        if not any(_hide(tree, counts, each, away, more) for each in sums):
            return more


def _betrayed(
    tree: Tree, counts: Ints, away: Bools, profile: Profile, quiet: Bools
) -> tuple[Bools, Bools]:
    """The small counts that the tree narrows by numbers, or by numbers and marks further than the marks
    alone do; and every count that it gives away exactly."""
    small = (counts >= profile.hide_from) & (counts <= profile.hide_to)
    low = np.where(quiet, 0, np.where(away, 1, counts)).astype(np.float64)
    untold = np.where(away, ANY, counts).astype(np.float64)
    told = np.where(away & small & ~quiet, profile.hide_to, untold)
    by_number = seen_through_tree(tree, counts, low, untold)
    low, high = seen_through_tree(tree, counts, low, told)
    marks = seen_through_tree(tree, counts, *_marks(counts, small, profile))
    width = np.minimum(marks[1] - marks[0], LEAST_WIDTH)
    narrow = (high - low < width) | (by_number[1] - by_number[0] < LEAST_WIDTH)
    return small & away & narrow, np.asarray(low == high)


def _marks(counts: Ints, small: Bools, profile: Profile) -> tuple[Floats, Floats]:
    """What is known where nothing is printed but nought and which counts are hidden for being small."""
    some = counts > 0
    low = some.astype(np.float64)
    return low, np.where(small, profile.hide_to, np.where(some, ANY, 0)).astype(np.float64)


Sums = set[tuple[int, int]]  # of this area, of this column


def _sums_of(found: Bools) -> Sums:
    """The sums of these counts, where they are areas."""
    return {(int(place), int(column)) for place, column in np.argwhere(found)}


def _sums_above(tree: Tree, found: Bools) -> Sums:
    """The sums that these counts are a part of."""
    return {
        (int(tree.above[place]), int(column))
        for place, column in np.argwhere(found)
        if tree.above[place] >= 0
    }


def _hide(tree: Tree, counts: Ints, sums: Sums, away: Bools, more: Bools) -> bool:
    """One more count hidden in each of these sums, the smallest that is printed. Where a sum has none left,
    what it comes to is known from the sum above: one is hidden there."""
    areas = tree.areas
    sums = {(area, column) for area, column in sums if areas[area]}
    hid = False
    while sums:
        beneath = _beneath(tree, {area for area, _ in sums})
        further: Sums = set()
        for area, column in sorted(sums):
            among = np.append(beneath[area], area)
            free = among[~(away | more)[among, column] & (counts[among, column] > 0)]
            if free.size:
                more[free[counts[free, column].argmin()], column] = True
                hid = True
            else:
                up = int(tree.above[area])
                further.update([(up, column)] if up >= 0 else [])
        sums = set() if hid else further
    return hid


def _beneath(tree: Tree, areas: set[int]) -> dict[int, NDArray[np.intp]]:
    order = np.argsort(tree.above, kind="stable")
    ends = np.searchsorted(tree.above[order], sorted(areas), side="left")
    after = np.searchsorted(tree.above[order], sorted(areas), side="right")
    return {
        area: order[start:stop]
        for area, start, stop in zip(sorted(areas), ends, after, strict=False)
    }


def _summed(tree: Tree, values: Floats) -> Floats:
    """(places, counts): of each area the sum of what stands directly beneath it."""
    total = np.zeros_like(values)
    inside = tree.above >= 0
    np.add.at(total, tree.above[inside], values[inside])
    return total
