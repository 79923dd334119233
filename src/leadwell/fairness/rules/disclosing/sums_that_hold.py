"""FAR-21: Every sum a reader could check between the counts of one set is in the book.

What is left over of a sum is a count that nobody prints and everybody can work out.
Source: house rule, from the differencing attack in our method notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leadwell.fairness.rules.disclosing.every_sum import every_sum
from leadwell.fairness.rules.disclosing.facts import Cell
from leadwell.stats.disclosure import Book


def sums_that_hold(
    counts: Mapping[Cell, int],
    *,
    parted: Iterable[tuple[Cell, Cell]],
    certain: Iterable[Cell],
    silent: Iterable[Cell],
    spare: Iterable[Cell],
) -> Book:
    """The book of these counts, keyed by the names of the cells."""
    balances, left_over = every_sum(counts, parted=parted)
    return Book(
        {**{cell.name: number for cell, number in counts.items()}, **left_over},
        balances,
        certain=frozenset(cell.name for cell in certain),
        silent=frozenset(cell.name for cell in silent) | left_over.keys(),
        spare=frozenset(cell.name for cell in spare),
    )
