"""Which item counts for which other: the same thing in two frameworks, and what may be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from leadwell.standards.models import Item, Link
from leadwell.standards.queries.in_force import versions_in_force

SAME, RELATED, REPLACED = "exactMatchOf", "isRelatedTo", "replacedBy"
BOTH_WAYS = (SAME, RELATED)


def crosswalk(on: date) -> Mapping[str, frozenset[str]]:
    """The keys for which each key counts, besides itself: it is the same, or was replaced by it.
    Counting ends there: what is only related has to be looked at (`may_count`). One query."""
    return _keys(on, (SAME, REPLACED))


def may_count(on: date) -> Mapping[str, frozenset[str]]:
    """The keys for which a panel may recognise each key: it is the same or related. One query."""
    return _keys(on, (SAME, RELATED, REPLACED))


def _keys(on: date, kinds: Collection[str]) -> Mapping[str, frozenset[str]]:
    found = Link.objects.filter(version__in=versions_in_force(on).values("pk"), kind__in=kinds)
    counts: defaultdict[str, set[str]] = defaultdict(set)
    for kind, origin, to in found.values_list("kind", "origin__key", "destination__key"):
        if origin and to and origin != to:
            counts[origin].add(to)
            if kind in BOTH_WAYS:
                counts[to].add(origin)
    return {key: frozenset(others) for key, others in counts.items()}


def item_names(keys: Collection[str], on: date) -> Mapping[str, str]:
    """What each item is called on a day, by its key; keys nobody knows are left out. One query."""
    found = Item.objects.filter(version__in=versions_in_force(on).values("pk"), key__in=keys)
    return {one.key: one.short or one.statement for one in found.only("key", "short", "statement")}
