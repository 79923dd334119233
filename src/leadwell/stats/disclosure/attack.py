"""What a reader can work out from what is printed. The attack that must fail before a release.

    recover()    subtraction: wherever a sum has one unknown left, the rest gives it away
    bounds()     linear programming: the range of each cell that fits everything printed
    pinned()     the cells whose range is narrower than it may be
    one_mover()  the cells that give away one person's coming or going between two releases

The reader is taken to know that nought is shown, so that a hidden count is at least 1; and to guess
right which counts are hidden because they are small, and so lie between the limits (`told`). A page
says neither of which: it prints one word for both.
Sources: house rule, after the attack test of our method notes (peel, then bounds).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from leadwell.stats.disclosure import ranges
from leadwell.stats.disclosure.books import Book, Bools, Ints
from leadwell.stats.disclosure.profiles import Profile, show_count, what_is_known
from leadwell.stats.disclosure.ranges import ANY, LEAST_WIDTH, Floats


@dataclass(frozen=True, slots=True)
class Known:
    """The fewest and the most people each cell can hold by what is printed of it alone."""

    low: Floats
    high: Floats

    @property
    def exact(self) -> Bools:
        """The cells known to the last person."""
        return np.asarray(self.low == self.high)


def known(book: Book, hidden: Bools, profile: Profile, *, told: bool = True) -> Known:
    """What each cell of a book gives away by itself.

    `hidden` marks the cells not printed: among them may be a nought that is told a release later. A certain
    cell that is printed is known exactly; of a silent one nothing is said; one that was printed elsewhere is
    known as it was. `told`: the reader knows which hidden counts are small.
    """
    counts = book.values
    sure, silent = book.mask(book.certain) & ~hidden, book.unsaid
    away = hidden & ~book.rounded_elsewhere
    low, high = np.where(sure, counts, _ends(counts, profile))
    marked = (counts >= profile.hide_from) & (counts <= profile.hide_to) & told
    low = np.where(away, np.where(marked, profile.hide_from, np.minimum(counts, 1)), low)
    high = np.where(away, np.where(marked, profile.hide_to, ANY), high)
    return Known(np.where(silent, 0.0, low), np.where(silent, ANY, high))


def _ends(printed: Ints, profile: Profile) -> Ints:
    """(2, counts): the fewest and the most that a count can be that is printed as these are."""
    counts, each = np.unique(printed, return_inverse=True)
    ends = [_end(int(count), profile) for count in counts]
    return np.array(ends, dtype=np.int64).reshape(-1, 2).T[:, each]


def _end(count: int, profile: Profile) -> tuple[int, int]:
    shown = show_count(count, profile)
    return (count, count) if shown is None else what_is_known(shown, profile)


def recover(book: Book, unknown: Bools) -> Bools:
    """The unknown cells that repeated subtraction finds. All others are taken as known exactly."""
    left = unknown.copy()
    while True:
        found = left & book.standing_in(book.how_many(left) == 1)
        if not found.any():
            return unknown & ~left
        left = left & ~found


def bounds(book: Book, seen: Known, wanted: Bools) -> tuple[Floats, Floats]:
    """The fewest and the most people each wanted cell can hold, given everything printed.

    In the order of the wanted cells. `inf` where there is no most.
    """
    return ranges.bounds(book.signs, book.values, seen.low, seen.high, wanted)


def pinned(book: Book, seen: Known, wanted: Bools, width: Ints | int = LEAST_WIDTH) -> Bools:
    """The wanted cells known to within less than `width`, of one number or one for each cell."""
    return ranges.pinned(book.signs, book.values, seen.low, seen.high, wanted, width, book.moves)


def one_mover(before: Known, after: Known, wanted: Bools) -> Bools:
    """The wanted cells that a reader knows exactly who knows that one person at most came or went.

    Before and after are what two releases give away of the same cells, in the same order.
    """
    low = np.maximum(before.low, after.low - 1)
    high = np.minimum(before.high, after.high + 1)
    return wanted & ~before.exact & (low == high)
