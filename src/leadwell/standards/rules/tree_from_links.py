"""STD-51: Whoever is part of what is part of them is part of nothing.

Parents follow from "is child of" links. A link that would close a circle is kept as a link and makes
nobody a parent, so that every item can be reached from the top.
Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T", int, str)


def tree_from_links(
    links: Iterable[tuple[T, T]],
) -> tuple[dict[T, T], list[tuple[T, T]]]:
    """The parent of each item, and the links (child, parent) left out because they close a circle. An item
    with two parents has the first."""
    parents: dict[T, T] = {}
    left_out: list[tuple[T, T]] = []
    for child, parent in links:
        if _reaches(parent, child, parents):
            left_out.append((child, parent))
        else:
            parents.setdefault(child, parent)
    return parents, left_out


def _reaches(start: T, end: T, parents: dict[T, T]) -> bool:
    at: T | None = start
    while at is not None:
        if at == end:
            return True
        at = parents.get(at)
    return False
