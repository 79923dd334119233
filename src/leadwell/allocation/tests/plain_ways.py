"""Places worked out in other ways: the slowest true one, and some that were not taken.

`stable_places` tries everything. `serial` is what deferred acceptance comes to when one number decides
everything. `first_choices_first` is the rule of two passes (Preference Informed Allocation), which
punishes an honest list. `eaten` is the probabilistic serial rule, exact. `rfc3797` is the drawing of
names by which the Internet's standards body chooses its committees, our precedent.
"""

from __future__ import annotations

from fractions import Fraction
from hashlib import md5
from itertools import product


def stable_places(lists, places, keys):
    """Every stable way of placing people, by trying all. `keys[unit][person]`, the smaller the better."""
    options = [(*wish, None) for wish in lists]
    return [held for held in product(*options) if _is_stable(held, lists, places, keys)]


def _is_stable(held, lists, places, keys):
    inside = {unit: [p for p, u in enumerate(held) if u == unit] for unit in range(len(places))}
    if any(len(those) > places[unit] for unit, those in inside.items()):
        return False
    return not any(
        len(inside[unit]) < places[unit] or any(keys[unit][p] < keys[unit][q] for q in inside[unit])
        for p, wish in enumerate(lists)
        for unit in (wish if held[p] is None else wish[: wish.index(held[p])])
    )


def serial(lists, places, order):
    """In the order of their turns everyone takes the best that is left."""
    left, held = list(places), [None] * len(lists)
    for person in order:
        _take(person, lists[person], left, held)
    return held


def first_choices_first(lists, places, order):
    """A first pass over first choices only, a second over all others."""
    left, held = list(places), [None] * len(lists)
    for part in (slice(0, 1), slice(1, None)):
        for person in order:
            if held[person] is None:
                _take(person, lists[person][part], left, held)
    return held


def _take(person, wish, left, held):
    for unit in wish:
        if left[unit]:
            left[unit] -= 1
            held[person] = unit
            return


def eaten(lists, places):
    """Everyone eats from the best that is left, at the same speed: their shares, (person, unit)."""
    left, clock, share = [Fraction(n) for n in places], Fraction(0), {}
    while clock < 1:
        at = [next((unit for unit in wish if left[unit] > 0), None) for wish in lists]
        eaters = [at.count(unit) for unit in range(len(places))]
        ends = [left[unit] / count for unit, count in enumerate(eaters) if count]
        step = min([1 - clock, *ends])
        for person, unit in enumerate(at):
            if unit is not None:
                share[person, unit] = share.get((person, unit), Fraction(0)) + step
        left = [rest - step * count for rest, count in zip(left, eaters, strict=True)]
        clock += step
    return share


def rfc3797(key, pool, count):
    """So many drawn from 1 to `pool`, as RFC 3797, section 4, says."""
    names, chosen = list(range(1, pool + 1)), []
    for turn in range(count):
        around = turn.to_bytes(2, "big")
        digest = md5(around + key + around, usedforsecurity=False).digest()
        chosen.append(names.pop(int.from_bytes(digest, "big") % len(names)))
    return chosen
