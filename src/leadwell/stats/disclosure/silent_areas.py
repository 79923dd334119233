"""Areas go silent for the sake of the places in them, and no place for the sake of its neighbours.

    silent_areas()   the counts that areas do not print, so that nothing hidden beneath can be worked out

An area prints the sum of its places. Whoever takes the printed places from it knows what the others add up
to, and of a single one the very count. Not only small counts are kept from that: a larger one that is
hidden to guard a small one in the same table would give it away as well. And what few places hide together
an area does not tell either: put together with everything else that they print, it would say how many each
of them has.
Sources: house rule, from complementary suppression within one table, and from the fewest contributors that
a total of official statistics has; how limits pass through a tree as in `hierarchies`.
"""

from __future__ import annotations

import numpy as np

from leadwell.stats.disclosure.books import Bools, Ints
from leadwell.stats.disclosure.hierarchies import NO_ONE, Tree, seen_through_tree
from leadwell.stats.disclosure.profiles import Profile
from leadwell.stats.disclosure.ranges import ANY, LEAST_WIDTH, Floats

# All that the demonstration prints tells 143 small counts together without it, 54 with three, two with five.
FEWEST_HIDING = 5


def silent_areas(
    tree: Tree, counts: Ints, hidden: Bools, profile: Profile, *, fixed: Bools | None = None
) -> Bools:
    """The counts for areas to hide besides. All arrays are (places, counts); `hidden` is what each hides in
    its own table. What is printed is taken to be known exactly. `fixed` are counts of areas that another
    table has in print already: they are known whatever this one hides, and where one of them gives something
    away the areas beside go silent."""
    fixed = np.zeros_like(hidden) if fixed is None else fixed
    hidden = hidden & ~fixed
    more = np.zeros_like(hidden)
    silent = np.ones_like(hidden)
    while silent.any():  # where nothing above is printed, what is left follows from the marks alone
        found = _betrayed(tree, counts, hidden, more, profile)
        away = hidden | more
        silent = _next_above(tree, found, away, fixed) | _of_few(tree, counts, away, fixed)
        more |= silent
    return more


def _betrayed(tree: Tree, counts: Ints, hidden: Bools, more: Bools, profile: Profile) -> Bools:
    """What is hidden and narrowed to less than it may be, by more than the marks themselves."""
    small = (counts >= profile.hide_from) & (counts <= profile.hide_to)
    away, nobody = hidden | more, np.zeros_like(small)
    untold, told, marks = (
        _width(seen_through_tree(tree, counts, *_limits(counts, marked, hides, profile)))
        for marked, hides in ((nobody, away), (small, away), (small, counts > 0))
    )
    narrow = (told < np.minimum(marks, LEAST_WIDTH)) | (untold < LEAST_WIDTH)
    return np.asarray(hidden & (counts > 0) & narrow)


def _width(limits: tuple[Floats, Floats]) -> Floats:
    return limits[1] - limits[0]


def _limits(counts: Ints, small: Bools, away: Bools, profile: Profile) -> tuple[Floats, Floats]:
    low = np.where(away, 1, counts).astype(np.float64)
    high = np.where(away, np.where(small, profile.hide_to, ANY), counts).astype(np.float64)
    return low, high


def _next_above(tree: Tree, found: Bools, away: Bools, fixed: Bools) -> Bools:
    """For each found count, the nearest area above it that still prints its own; where that one is fixed,
    those within it that print theirs."""
    silent = np.zeros((len(found) + 1, found.shape[1]), dtype=np.bool_)  # the last row is NO_ONE's
    for place, column in np.argwhere(found):
        up = tree.above[place]
        while up != NO_ONE and away[up, column]:
            up = tree.above[up]
        if up != NO_ONE and fixed[up, column]:
            silent[_within(tree, up, away[:, column], fixed[:, column]), column] = True
        else:
            silent[up, column] = True
    return silent[:-1]


def _of_few(tree: Tree, counts: Ints, away: Bools, fixed: Bools) -> Bools:
    """Areas that would tell what few of their places hide together: of the places that hide it and are in no
    area within that prints its own. An area that is fixed has those within it go silent."""
    silent = np.zeros_like(away)
    hiding = np.where(away & (counts > 0) & ~tree.areas[:, None], 1, 0)
    for places in reversed(tree.depths):
        areas = places[tree.areas[places]]
        few = ~away[areas] & (hiding[areas] > 0) & (hiding[areas] < FEWEST_HIDING)
        silent[areas] |= few & ~fixed[areas]
        for at, column in np.argwhere(few & fixed[areas]):
            silent[_within(tree, areas[at], away[:, column], fixed[:, column]), column] = True
        hiding[areas] = np.where(away[areas] | silent[areas], hiding[areas], 0)
        beneath = places[tree.above[places] != NO_ONE]
        np.add.at(hiding, tree.above[beneath], hiding[beneath])
    return silent


def _within(tree: Tree, area: int, away: Bools, fixed: Bools) -> list[int]:
    """The largest areas within one that print their own and need not."""
    found: list[int] = []
    asked = [area]
    while asked:
        for inner in np.flatnonzero((tree.above == asked.pop()) & tree.areas & ~fixed):
            (asked if away[inner] else found).append(int(inner))
    return found
