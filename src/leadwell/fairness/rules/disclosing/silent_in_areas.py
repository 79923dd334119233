"""FAR-27: An area does not print what would tell what a place in it hides, or fewer than five together.

What an employer prints never depends on its neighbours; the area above goes silent instead. Whoever prints
nothing of a cell is taken to have nobody in it. Give what comes back to `may_be_printed` as `also`, for those
areas, and ask again until nothing comes back.
Source: house rule, from complementary suppression within one table; decision 0020.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np

from leadwell.fairness.rules.disclosing.facts import Basis, Told
from leadwell.stats.disclosure import Profile, Tree, silent_areas

AT_ONCE = 64  # columns
Key = tuple[int, bool]


def silent_in_areas(
    told: Told,
    areas: Mapping[int, Basis],
    *,
    above: Mapping[Key, Key],
    profile: Profile,
    in_print: Mapping[int, Collection[str]] | None = None,
) -> Mapping[int, frozenset[str]]:
    """The names of the cells that each area has to hide besides, of those where there are any. `told` is what
    organisations print of themselves, `areas` what areas do; `above` says in which area each is; `in_print`
    are the cells of an area that another set has printed: those are known, whatever this one hides."""
    keys = [*((one, False) for one in told.places), *((one, True) for one in areas)]
    number = {key: n for n, key in enumerate(keys)}
    up = [number.get(above[key], -1) if key in above else -1 for key in keys]
    tree = Tree(np.array(up, dtype=np.int64))
    found: dict[int, set[str]] = {}
    for names, counts, hidden, fixed in _columns(told, areas, in_print or {}):
        for place, column in np.argwhere(silent_areas(tree, counts, hidden, profile, fixed=fixed)):
            found.setdefault(keys[place][0], set()).add(names[column])
    return {area: frozenset(names) for area, names in found.items()}


def _columns(
    told: Told, areas: Mapping[int, Basis], in_print: Mapping[int, Collection[str]]
) -> Iterator[tuple[list[str], np.ndarray, np.ndarray, np.ndarray]]:
    """Some columns at a time of those in which anything is hidden: names, counts, what is hidden, and what is
    in print elsewhere."""
    place, column, counted, hides = told.arrays()
    wanted = np.unique(column[hides])
    names, order = list(told.names), np.argsort(column, kind="stable")
    for first in range(0, wanted.size, AT_ONCE):
        some = wanted[first : first + AT_ONCE]
        shape = (len(told.places) + len(areas), some.size)
        counts = np.zeros(shape, dtype=np.int64)
        hidden, fixed = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
        for n, one in enumerate(some):
            start, stop = np.searchsorted(column, [one, one + 1], sorter=order)
            rows = order[start:stop]
            counts[place[rows], n], hidden[place[rows], n] = counted[rows], hides[rows]
            for at, (area, basis) in enumerate(areas.items(), len(told.places)):
                shown, number = basis.get(names[one], (0, 0))
                counts[at, n], hidden[at, n] = number, shown is None
                fixed[at, n] = names[one] in in_print.get(area, ())
        yield [names[one] for one in some], counts, hidden, fixed
