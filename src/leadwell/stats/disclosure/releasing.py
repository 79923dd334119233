"""What may be printed: every count of a book, or why it is not there.

    STA-06  a count hidden because it is small
    STA-07  a count hidden because it would give another one away
    STA-08  the largest (or longest, or widest) is about one person
    STA-09  a printed count changes only when at least three people came or went

A release follows the one before it. A count that has moved by less than three people since it was
last printed is printed as it was: otherwise a step from 10 to 15 would tell whoever knows that one
person came that there were 12 before and are 13 now. Against the release before, the attack is tried
again, and nothing is printed if it finds anything.
That a count is printed as it was guards nothing: whoever has the release before has a table that adds up. So
the attack is tried as if each count were printed from the true one; and what was hidden is hidden again
before anything else, so that no guard is told by the one release and needed by the other.
Sources: house rule, from the differencing attack in our method notes (of counts rounded to 5, one
newcomer shows in 20 per cent).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from leadwell.reasons import Reason
from leadwell.stats.disclosure.attack import Known, one_mover
from leadwell.stats.disclosure.books import Book, Bools, Ints, Key
from leadwell.stats.disclosure.profiles import Profile, show_count, what_is_known
from leadwell.stats.disclosure.protecting import betrayed, primary, protect

FEWEST_MOVED = 3


class StillFound(ValueError):
    """An attack finds what should be hidden: nothing is printed."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A count as printed. `basis` is the true count behind it, for the next release, never printed.

    `value` is None where the count is hidden; the reasons say why.
    """

    value: int | None
    basis: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Release:
    """Everything printed of a book, by key, under one profile."""

    cells: Mapping[Key, Printed]
    profile: Profile

    def value(self, key: Key) -> int | None:
        """The count as printed; None where it is hidden."""
        return self.cells[key].value

    def shows(self, *keys: Key) -> bool:
        """Whether all of these are printed: a rate needs both of its counts."""
        return all(self.cells[key].value is not None for key in keys)

    def reasons(self) -> list[Reason]:
        """Why something is not there, each reason once."""
        found = {r.code: r for cell in self.cells.values() for r in cell.reasons}
        return [found[code] for code in sorted(found)]


def release(
    book: Book, profile: Profile, *, before: Release | None = None, also: Bools | None = None
) -> Release:
    """What may be printed of a book, after what was printed before.

    Raises `RuleBroken` with STA-04 where nothing can be, and `ValueError` should an attack still find
    a count: that would be a mistake in this engine, and it never leaves the house.
    """
    if before is not None:
        book = replace(book, hidden_before=hidden_in(before))
    from_ = [_basis(key, int(n), before) for key, n in zip(book.keys, book.values, strict=True)]
    basis: Ints = np.array(from_, dtype=np.int64)
    hidden = protect(book, profile, also=also)
    _insist_nothing_is_found(book, hidden, profile)
    small = primary(book, profile)
    cells = {
        key: _printed(int(basis[i]), int(book.values[i]), bool(hidden[i]), bool(small[i]), profile)
        for i, key in enumerate(book.keys)
        if key not in book.silent
    }
    after = Release(cells, profile)
    return after if before is None else _beside(before, after)


def _beside(before: Release, after: Release) -> Release:
    """What may be printed after what was. That a few were there and nobody is any more is told a release
    later: printed at once, nought would say how many they were."""
    gone = [key for key in differenced(before, after) if after.cells[key].value == 0]
    waits = {key: Printed(None, 0, (_guards(),)) for key in gone}
    later = Release({**after.cells, **waits}, after.profile)
    if differenced(before, later):
        raise StillFound("Two releases together give away a count.")
    return later


def differenced(before: Release, after: Release) -> list[Key]:
    """The counts that two releases give away to whoever knows that one person at most came or went."""
    keys = [key for key in after.cells if key in before.cells]
    seen, now = (_seen([r.cells[key] for key in keys], r.profile) for r in (before, after))
    same = [before.cells[key].value == after.cells[key].value for key in keys]
    changed = np.array([not one for one in same], dtype=np.bool_)
    moved = [abs(before.cells[k].basis - after.cells[k].basis) for k in keys]
    found = one_mover(seen, now, changed & (np.array(moved) < FEWEST_MOVED))
    return [key for key, betrayed in zip(keys, found, strict=True) if betrayed]


def largest_is_about_one(profile: Profile) -> list[Reason]:
    """Say what stands in the way of printing the largest of several. Nothing, where counts are exact."""
    if not profile.hides(1):
        return []
    return [Reason("STA-08", "The largest is about one person, so it is not shown.")]


def _basis(key: Key, count: int, before: Release | None) -> int:
    """The count to print from: the one printed before, unless enough people moved."""
    last = before.cells.get(key) if before is not None else None
    stays = last is not None and last.value not in (None, 0) and count > 0
    return last.basis if stays and last and abs(count - last.basis) < FEWEST_MOVED else count


def _printed(basis: int, count: int, hidden: bool, small: bool, profile: Profile) -> Printed:
    if not hidden:
        return Printed(show_count(basis, profile), basis)
    return Printed(None, count, (_small(profile) if small else _guards(),))


def _small(profile: Profile) -> Reason:
    limits = {"low": profile.hide_from, "high": profile.hide_to}
    return Reason("STA-06", "A number from {low} to {high} is hidden.", limits)


def _guards() -> Reason:
    return Reason("STA-07", "A larger number is hidden where it would give a small one away.")


def _seen(cells: list[Printed], profile: Profile) -> Known:
    """What printed counts give away by themselves; of a hidden one only that it is not nought, unless it was
    left out with others and is nought."""
    ends = [
        (min(c.basis, 1), np.inf) if c.value is None else what_is_known(c.value, profile)
        for c in cells
    ]
    low, high = np.array(ends, dtype=np.float64).reshape(-1, 2).T
    return Known(low, high)


def hidden_in(before: Release | None) -> frozenset[Key]:
    """The counts that a release hid although somebody was counted."""
    if before is None:
        return frozenset()
    return frozenset(key for key, cell in before.cells.items() if cell.value is None and cell.basis)


def _insist_nothing_is_found(book: Book, hidden: Bools, profile: Profile) -> None:
    if betrayed(book, hidden, profile).any():
        raise StillFound("An attack still finds a count.")
