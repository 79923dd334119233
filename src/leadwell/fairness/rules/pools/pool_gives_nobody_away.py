"""FAR-93: A sum over years or employers is printed only if no count that one of them hides is known by it.

Whoever takes the printed years from the sum of all knows what the hidden ones come to; of a single one the
very count. Not only small counts are kept from that: a larger one that is hidden guards a small one. All
books stand side by side with every sum, and the attack of the disclosure engine is tried with the new sums
and without: no hidden count may be left with a narrower range than it had, where that is less than three
numbers.
Source: house rule, from the differencing attack in our method notes; decision 0022.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from leadwell.fairness.rules.pools.facts import Apart, In, Sum
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Balance, Book, Profile, known
from leadwell.stats.disclosure.ranges import LEAST_WIDTH, Floats, pinned, widths

Bools = np.ndarray
SUM = ""  # no book has this name


def pool_gives_nobody_away(
    apart: Apart, sums: Collection[Sum], *, printed: Collection[Sum] = (), profile: Profile
) -> list[Reason]:
    """Say what stands in the way of printing these sums beside the books and beside the sums `printed`
    already. An empty list means nothing does."""
    without, beside = _beside(apart, printed), _beside(apart, (*printed, *sums))
    for told in (True, False):
        if _narrower(
            _seen(without, apart, profile, told=told), _seen(beside, apart, profile, told=told)
        ):
            return [
                Reason(
                    "FAR-93",
                    "The sum would tell what one of its years or employers hides, so it is hidden too.",
                )
            ]
    return []


def _beside(apart: Apart, sums: Collection[Sum]) -> Book:
    """All books in one, each cell by its book and its name, with what the sums come to."""
    books = apart.books.items()
    counts = {(of, key): number for of, book in books for key, number in book.counts.items()}
    balances = [
        Balance(_in(of, one.left), _in(of, one.right))
        for of, book in books
        for one in book.balances
    ]
    totals: dict[In, int] = {}
    for number, one in enumerate(sums):
        parts = tuple(sorted(part for part in one.parts if part in counts))
        if parts:
            totals[SUM, str(number)] = sum(counts[part] for part in parts)
            balances.append(Balance(((SUM, str(number)),), parts))
    certain, silent = (
        frozenset((of, key) for of, book in books for key in keys(book))
        for keys in (lambda book: book.certain, lambda book: book.silent)
    )
    return Book(
        {**counts, **totals}, tuple(balances), certain=certain | totals.keys(), silent=silent
    )


def _in(of: str, keys: Sequence[object]) -> tuple[object, ...]:
    return tuple((of, key) for key in keys)


@dataclass(frozen=True)
class _Seen:
    """A book, what a reader knows of each of its cells by itself, and which are to be guarded."""

    book: Book
    low: Floats
    high: Floats
    guarded: Bools

    def pinned(self) -> Bools:
        """The guarded cells of which too little is left to guess."""
        return pinned(
            self.book.signs, self.book.values, self.low, self.high, self.guarded, LEAST_WIDTH
        )

    def widths(self, wanted: Bools) -> np.ndarray:
        """How much is left to guess of each wanted cell."""
        return widths(self.book.signs, self.book.values, self.low, self.high, wanted, LEAST_WIDTH)


def _seen(book: Book, apart: Apart, profile: Profile, *, told: bool) -> _Seen:
    away = {(of, key) for of, keys in apart.hidden.items() for key in keys}
    hidden = book.mask(away)
    seen = known(book, hidden, profile, told=told)
    low, high = seen.low.copy(), seen.high.copy()
    at = {key: place for place, key in enumerate(book.keys)}
    for cell, (least, most) in apart.limits.items():
        if (place := at.get(cell)) is not None:
            low[place], high[place] = max(low[place], least), min(high[place], most)
    guarded = hidden & ~book.mask(book.silent) & (book.values > 0)
    return _Seen(book, low, high, guarded)


def _narrower(before: _Seen, after: _Seen) -> bool:
    """Whether anything guarded is narrower after than before, and narrow."""
    narrow = after.pinned()
    if not narrow.any():
        return False
    now = after.widths(narrow)
    cells = before.book.values.size  # the sums stand last
    was = before.widths(narrow[:cells])
    return bool((now[:cells] < was).any())
