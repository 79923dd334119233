"""Hide more, until neither attack finds anything.

    STA-04  the table is too small to be printed: aggregate first

A small count is hidden first (primary). Then the smallest other counts beside it, until subtraction
finds nothing (secondary). Then whatever else linear programming needs, from the smallest up.
A grand total stays: where hiding it would be the only way, the table is refused.
Sources: complementary suppression as described for hospital statistics before 2018; the smallest other
count first is a house rule.
"""

from __future__ import annotations

import numpy as np

from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure.attack import (
    LEAST_WIDTH,
    Known,
    known,
    pinned,
    recover,
)
from leadwell.stats.disclosure.books import Book, Bools, Ints
from leadwell.stats.disclosure.profiles import Profile
from leadwell.stats.disclosure.ranges import holding, widths

NOT_ASKED = -1
PATIENT = 4  # so many times one more cell is tried, then twice as many each time


def primary(book: Book, profile: Profile) -> Bools:
    """The cells that are hidden because they are small themselves."""
    counts = book.values
    return np.asarray((counts >= profile.hide_from) & (counts <= profile.hide_to))


def secondary(
    book: Book, hidden: Bools, unknown: Bools, may_be_found: Bools | None = None
) -> Bools:
    """Hide the smallest other count of every sum in which a hidden one is the only unknown.

    `unknown` are the cells not known exactly: the hidden ones, and those rounded. Where no other
    count is left to hide the sum stays as it is, and the attack will say so. `may_be_found` are
    counts nobody prints and nobody minds: whoever works them out knows more for the next sum.
    """
    hidden, unknown = hidden.copy(), unknown | hidden
    harmless = np.zeros_like(hidden) if may_be_found is None else may_be_found
    while _one_more(book, _alone(book, unknown, harmless), hidden, unknown):
        pass
    return hidden


def _alone(book: Book, unknown: Bools, harmless: Bools) -> Bools:
    """The sums with one unknown left, after those that nobody minds are found."""
    left = unknown.copy()
    while True:
        alone = np.asarray(book.how_many(left) == 1)
        found = left & harmless & book.standing_in(alone)
        if not found.any():
            return alone
        left &= ~found


def _one_more(book: Book, alone: Bools, hidden: Bools, unknown: Bools) -> bool:
    """Hide one more count in the first of these sums that has a hidden one and another to hide."""
    for number in np.flatnonzero(alone & (book.how_many(hidden) > 0)):
        if (near := may_hide(book, book.of_sum(int(number)), hidden)).any():
            place = smallest(book, near)
            hidden[place] = unknown[place] = True
            return True
    return False


def protect(book: Book, profile: Profile, *, also: Bools | None = None) -> Bools:
    """The cells to hide, so that no small count can be worked out or narrowed too far.

    `also` are cells hidden for reasons of their own. Raises `RuleBroken` with STA-04 where no table would be
    left.
    """
    small, silent = primary(book, profile), book.unsaid
    hidden = small | silent if also is None else small | silent | also
    if (hidden & book.mask(book.wholes)).any():
        raise RuleBroken([_aggregate_first()])
    attempt = 0
    while True:
        seen = known(book, hidden, profile)
        hidden = secondary(book, hidden, ~seen.exact, silent & ~small)
        found = betrayed(book, hidden, profile)
        if not found.any():
            return hidden
        hidden = _loosened(book, hidden, found, seen, many=2 ** max(0, attempt - PATIENT))
        attempt += 1


def betrayed(book: Book, hidden: Bools, profile: Profile) -> Bools:
    """The small counts that any attack finds.

    Whoever guesses right which hidden counts are small may narrow some of them by the marks alone:
    three parts of a small total are all small. No number printed may narrow them further.
    """
    asked = (hidden.tobytes(), profile)
    if asked not in book.attacked:
        book.attacked[asked] = _attacked(book, hidden, profile)
    return book.attacked[asked]


def _attacked(book: Book, hidden: Bools, profile: Profile) -> Bools:
    small = primary(book, profile)
    told = known(book, hidden, profile)
    found = small & recover(book, ~told.exact)
    narrow = pinned(book, told, small)
    if not narrow.any():  # whoever is told less knows less
        return found
    untold = known(book, hidden, profile, told=False)
    found |= pinned(book, untold, narrow)
    by_marks = narrow & ~found
    room = _room(book, profile, by_marks)
    found |= by_marks & (room == LEAST_WIDTH)
    return found | pinned(book, told, by_marks & (room < LEAST_WIDTH), room)


def _room(book: Book, profile: Profile, small: Bools) -> Ints:
    """How wide the range of each small count is if nothing but marks is printed; at most `LEAST_WIDTH`.
    Whatever is printed, that stays the same."""
    room = book.room.setdefault(profile, np.full(small.size, NOT_ASKED))
    new = small & (room == NOT_ASKED)
    if new.any():
        seen = known(book, book.values > 0, profile)
        found = widths(book.signs, book.values, seen.low, seen.high, new, LEAST_WIDTH, book.moves)
        room[new] = found[new]
    return room


def _loosened(book: Book, hidden: Bools, tight: Bools, seen: Known, *, many: int) -> Bools:
    """So many more cells hidden for every pinned one: of those whose numbers hold it where it is, or
    else beside it, or anywhere near what is hidden."""
    hidden = hidden.copy()
    for place in np.flatnonzero(tight):
        held = holding(book.signs, book.values, seen.low, seen.high, int(place))
        near = may_hide(book, held, hidden)
        if not near.any():
            near = _near(book, np.arange(len(tight)) == place, hidden)
        if not near.any():
            near = _near(book, hidden, hidden)
        if not near.any():
            raise RuleBroken([_aggregate_first()])
        for _ in range(min(many, int(near.sum()))):
            hidden[smallest(book, near & ~hidden)] = True
    return hidden


def _near(book: Book, cells: Bools, hidden: Bools) -> Bools:
    return may_hide(book, book.beside(cells), hidden)


def may_hide(book: Book, among: Bools, hidden: Bools) -> Bools:
    """What of these may be hidden: nought is known to be nought, and a grand total stays."""
    return among & ~hidden & ~book.never_hidden


def smallest(book: Book, among: Bools) -> int:
    """The place of the smallest of these, of those that are hidden before others if there are any."""
    for wished in (book.hidden_again, book.first_hidden):
        if (some := among & wished).any():
            among = some
    return int(np.where(among, book.values, np.iinfo(np.int64).max).argmin())


def _aggregate_first() -> Reason:
    return Reason(
        "STA-04",
        "There are too few people here to show these numbers without giving somebody away. "
        "They are part of the numbers of a larger place.",
    )
