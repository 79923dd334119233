"""What printed sums leave of hidden counts, kept with them for whoever pools the same people otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leadwell.fairness.rules.disclosing.facts import Basis
from leadwell.fairness.rules.pools.what_a_sum_leaves import what_a_sum_leaves
from leadwell.stats.disclosure import HES_2018

Ends = tuple[float, float]
LEFT = "left "


def left_by(basis: Basis, name: str) -> Ends | None:
    """What printed sums leave of a hidden count, as it was kept with them."""
    least, most = basis.get(f"{LEFT}{name}", (None, 0))
    return None if least is None else (float(least), float(most))


def closer(one: Ends | None, other: Ends | None) -> Ends | None:
    """What both leave."""
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])


def left_of(
    sums: Iterable[tuple[str, Mapping[str, int]]], key: str | None = None
) -> dict[str, tuple[int | None, int]]:
    """What printed sums leave of each hidden count, for whoever pools the same people otherwise; with a key,
    of that one among them."""
    found: dict[str, tuple[int | None, int]] = {}
    for name, hidden in sums:
        if hidden and (key is None or key in hidden):
            least, most = what_a_sum_leaves(list(hidden.values()), HES_2018)
            found[f"{LEFT}{name}"] = (int(least), int(most))
    return found
