"""FAR-13: Whoever reads a figure knows every count behind it; what no line prints is worked out, not read.

A figure comes from unrounded counts, so those are taken as known exactly, unless one of them is too small for
the figure to be printed at all. Of a share, the group that it is not about is the first to be hidden.
Source: house rule, from the rule of the Hospital Episode Statistics since 2018 (no calculation on small
counts); decision 0020.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace

from leadwell.fairness.rules.disclosing.facts import CellsOfLine
from leadwell.fairness.rules.disclosing.sums_that_hold import sums_that_hold
from leadwell.stats.disclosure import Book, Profile


def book_of_lines(
    lines: Sequence[CellsOfLine], *, profile: Profile, again: Collection[Hashable] = ()
) -> Book:
    """All counts of these lines with every sum between them. `again` was hidden before."""
    counts = {cell: number for line in lines for cell, number in line.counts.items()}
    visible = {cell for line in lines for cell in (*line.printed, *line.value)}
    visible |= {cell for line in lines for cell in line.declared}
    small = {cell for cell, number in counts.items() if profile.hides(number)}
    unsaid = {line.declared[0] for line in lines if line.declared} & small
    ratios = (line.value for line in lines if not line.value & small)
    rates = (set(line.declared) for line in lines if not small.intersection(line.declared))
    book = sums_that_hold(
        counts,
        parted=[pair for line in lines for pair in line.parted],
        certain={cell for group in (*ratios, *rates) for cell in group},
        silent=(counts.keys() - visible) | unsaid,
        spare={cell for line in lines for cell in line.spare},
    )
    return replace(book, hidden_before=frozenset(again)) if again else book
