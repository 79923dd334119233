"""Made-up books that are no tables: any sums of any cells, some of them told from several sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from leadwell.stats.disclosure import Balance, Book, Key

Draw = Callable[[st.SearchStrategy[Any]], Any]


def tangled(draw: Draw) -> Book:
    """Up to nine cells, and sums of any of them that are cells themselves."""
    counts = {str(n): draw(st.integers(0, 12)) for n in range(draw(st.integers(2, 5)))}
    balances = []
    for n in range(draw(st.integers(1, 4))):
        parts = draw(st.lists(st.sampled_from(sorted(counts)), min_size=1, max_size=4, unique=True))
        counts[f"sum {n}"] = sum(counts[part] for part in parts)
        balances.append(Balance((f"sum {n}",), tuple(parts)))
    return Book(counts, tuple(balances))


def some_of(draw: Draw, book: Book, least: int) -> frozenset[Key]:
    """Any of the cells in which so many are counted."""
    there = [key for key, number in book.counts.items() if number >= least]
    return frozenset(draw(st.sets(st.sampled_from(there))) if there else ())
