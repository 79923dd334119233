"""FAR-24: What places and the areas above them have to hide for each other's sake.

An area prints the sum of its places, so whoever takes the printed places from it knows what the others add up
to. Where that would tell a small count, one more count of the same sum is hidden: give what comes back to
`may_be_printed` as `also`, for those places, and ask again until nothing comes back.
Source: house rule, from complementary suppression within one table; decision 0020.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import numpy as np

from leadwell.fairness.rules.disclosing.facts import Basis
from leadwell.stats.disclosure import Profile, Tree, hidden_in_tree


def hidden_across_places(
    printed: Mapping[Hashable, Basis], *, above: Mapping[Hashable, Hashable], profile: Profile
) -> Mapping[Hashable, frozenset[str]]:
    """The names of the cells that each place has to hide besides, of those where there are any.

    `printed` is what each place and each area prints by itself; `above` says in which area each is. Whoever
    counts nobody in a cell prints nothing of it, and is taken to have nobody there.
    """
    places = list(printed)
    number = {place: n for n, place in enumerate(places)}
    names = sorted({name for basis in printed.values() for name in basis})
    column = {name: n for n, name in enumerate(names)}
    counts = np.zeros((len(places), len(names)), dtype=np.int64)
    hidden = np.zeros(counts.shape, dtype=np.bool_)
    for place, basis in printed.items():
        for name, (shown, counted) in basis.items():
            at = number[place], column[name]
            counts[at], hidden[at] = counted, shown is None
    up = [number.get(above[place], -1) if place in above else -1 for place in places]
    more = hidden_in_tree(Tree(np.array(up, dtype=np.int64)), counts, hidden, profile)
    return {
        place: frozenset(names[n] for n in np.flatnonzero(line))
        for place, line in zip(places, more, strict=True)
        if line.any()
    }
