"""FAR-96: What an area prints narrows what the places in it hide, and who pools their years has to know.

Limits pass up and down the tree of areas as in the disclosure engine; whatever is printed is taken to be
known exactly. Only what is narrower than the marks themselves comes back.
Source: house rule, from complementary suppression within one table; decision 0020.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from leadwell.stats.disclosure import Profile, Tree
from leadwell.stats.disclosure.hierarchies import seen_through_tree
from leadwell.stats.disclosure.ranges import ANY

Key = tuple[int, bool]  # an organisation, or the area of one
Counted = tuple[int, bool]  # so many, and whether that is hidden


def what_areas_leave(
    counts: Mapping[Key, Counted], *, above: Mapping[Key, Key], profile: Profile
) -> Mapping[int, tuple[float, float]]:
    """The fewest and the most of each hidden count of an organisation, where an area narrows it. `counts` are
    those of one cell at every place and area; `above` says in which area each is."""
    if not any(hidden for _number, hidden in counts.values()):
        return {}
    keys = list(counts)
    at = {key: n for n, key in enumerate(keys)}
    up = [at.get(above[key], -1) if key in above else -1 for key in keys]
    tree = Tree(np.array(up, dtype=np.int64))
    numbers = np.array([[counts[key][0]] for key in keys], dtype=np.int64)
    away = np.array([[counts[key][1]] for key in keys], dtype=np.bool_)
    small = (numbers >= profile.hide_from) & (numbers <= profile.hide_to)
    low = np.where(away, 1, numbers).astype(np.float64)
    high = np.where(away, np.where(small, profile.hide_to, ANY), numbers).astype(np.float64)
    least, most = seen_through_tree(tree, numbers, low.copy(), high.copy())
    narrower = away & ((least > low) | (most < high))
    return {
        key[0]: (float(least[n, 0]), float(most[n, 0]))
        for n, key in enumerate(keys)
        if narrower[n, 0] and not key[1]
    }
