"""Hide more where some is out already, until that and what is printed now tell no small count together.

    protect_beside()   the cells of a book to hide, beside those that are printed elsewhere

Readers are taken to put all numbers together; not to guess as well which of the hidden counts are small,
which is tried on each table by itself. What is out is never hidden. What it tells by itself no hiding helps:
it is let be, so that one mistake made earlier does not silence everything.
Sources: house rule, after the attack test of our method notes; the smallest other count first, as in
`protecting`.
"""

from __future__ import annotations

import numpy as np

from leadwell.stats.disclosure.attack import Known, known, pinned, recover
from leadwell.stats.disclosure.books import Book, Bools
from leadwell.stats.disclosure.profiles import Profile
from leadwell.stats.disclosure.protecting import PATIENT, may_hide, primary, secondary, smallest


def protect_beside(book: Book, hidden: Bools, profile: Profile) -> Bools:
    """The cells to hide where these are hidden anyway. `wholes` are out already."""
    hidden = (hidden | book.unsaid) & ~book.mask(book.wholes)
    asked = primary(book, profile)
    doubted = asked  # hiding more tells less: whoever was safe before stays so
    attempt = 0
    while True:
        seen = known(book, hidden, profile, told=False)
        hidden = secondary(book, hidden, ~seen.exact, ~asked)
        seen = known(book, hidden, profile, told=False)
        doubted = pinned(book, seen, asked & doubted)
        found = asked & (recover(book, ~seen.exact) | doubted)
        if not found.any():
            return hidden
        many, more = 2 ** max(0, attempt - PATIENT), hidden.copy()
        for place in np.flatnonzero(found):
            near = _near(book, int(place), hidden, seen)
            asked[place] = near.any()
            for _ in range(min(many, int((near & ~more).sum()))):
                more[smallest(book, near & ~more)] = True
        hidden = more
        attempt += 1


def _near(book: Book, place: int, hidden: Bools, seen: Known) -> Bools:
    """What may be hidden of the cells nearest to one, behind others that are not known."""
    cells = np.arange(hidden.size) == place
    while True:
        around = book.beside(cells)
        near, further = may_hide(book, around, hidden), cells | around & ~seen.exact
        if near.any() or (further == cells).all():
            return near
        cells = further
