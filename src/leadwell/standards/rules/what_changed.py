"""STD-10: What was added, removed or changed between two versions is told by the key of each item.

An item keeps its key from version to version. What only moved to another place in the list is not called
changed; what moved to another level or parent is.
Source: house rule: matching by key is how records outlive a version.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.standards.rules.facts import Change, ItemFacts


def what_changed(before: Sequence[ItemFacts], after: Sequence[ItemFacts]) -> tuple[Change, ...]:
    """Every item of both, in the newer order; what was removed comes after what stood before it."""
    old, new = {one.key: one for one in before}, {one.key: one for one in after}
    order = _merged([one.key for one in before], [one.key for one in after])
    return tuple(Change(key, old.get(key), new.get(key)) for key in order)


def _merged(before: list[str], after: list[str]) -> list[str]:
    order = list(after)
    for place, key in enumerate(before):
        if key not in order:
            previous = next((k for k in reversed(before[:place]) if k in order), None)
            order.insert(order.index(previous) + 1 if previous else 0, key)
    return order
