"""FAR-15: Counts are hidden until no reader can work one out, from the set alone or from all sets together.

What is left out of a set is guarded as well: whoever knows the rest of it could work that out. What other
sets of the place print is known, and what they hide is hidden here too.
Source: house rule, from the differencing attack in our method notes; decisions 0020 and 0021.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from leadwell.fairness.rules.disclosing.book_of_lines import book_of_lines
from leadwell.fairness.rules.disclosing.facts import Basis, Cells, CellsOfLine, Released, Seen
from leadwell.fairness.rules.disclosing.with_others import with_others
from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure import (
    Book,
    Bools,
    Printed,
    Profile,
    Release,
    Together,
    hidden_in,
    protect_beside,
    release,
)


def released_counts(
    lines: Sequence[CellsOfLine],
    *,
    profile: Profile,
    before: Basis | None,
    also: Collection[str],
    others: Cells,
) -> Released:
    """How to release the counts of all these lines, or of some of them. `before` is what was printed last,
    `also` names cells that stay hidden, and `others` is what other sets of the place tell."""
    return _Books(lines, profile, before, frozenset(also), others).released


@dataclass(frozen=True, eq=False)
class _Books:
    """The counts of a place, in the book of its own lines and beside those of other sets."""

    lines: Sequence[CellsOfLine]  # all of them: what is left out is guarded as well
    profile: Profile
    before: Basis | None
    also: frozenset[str]
    others: Cells

    def released(
        self, lines: Sequence[CellsOfLine]
    ) -> tuple[Mapping[str, Printed], tuple[Reason, ...]]:
        """Every printed cell of some lines; or none, and why. First each book by itself, and then beside the
        others."""
        if not any(line.counts for line in lines):
            return {}, ()
        last = _before(self.before, self.profile)
        own = book_of_lines(lines, profile=self.profile, again=hidden_in(last))
        refusal: RuleBroken | None = None
        for book in (self._out_already(own), own):
            try:
                found = release(book, self.profile, before=last, also=_some(book, self._hidden))
                if away := self._away(own, found):
                    found = release(book, self.profile, before=last, also=_some(book, away))
            except RuleBroken as refused:
                refusal = refused
            else:
                return {str(key): cell for key, cell in found.cells.items()}, ()
        return {}, tuple(refusal.reasons if refusal else ())

    def _out_already(self, own: Book) -> Book:
        """The same where what others print is known, whatever is done about it here. Not every table can be
        guarded so; what follows is then hidden beside the others alone."""
        told = {name for name in own.counts if self._seen(name) is Seen.EXACT}
        known = frozenset(name for name in told if not self.profile.hides(own.counts[name]))
        return replace(own, wholes=known, certain=own.certain | known, silent=own.silent - known)

    def _seen(self, name: str) -> Seen:
        return self.others.get(name, (Seen.NOTHING, 0))[0]

    def _away(self, own: Book, found: Release) -> frozenset[str]:
        """All that has to be hidden, where that is more, for the sake of what hangs together with others."""
        if not self.profile.hides(1):
            return frozenset()
        book = self._together.book(own)
        shows = {key for key, cell in found.cells.items() if cell.value is not None}
        hidden = protect_beside(book, ~book.mask(shows), self.profile)
        still = {str(key) for key, gone in zip(book.keys, hidden, strict=True) if not gone} & shows
        return frozenset(own.counts.keys() - own.silent - still if still < shows else ())

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return self.also.union(name for name in self.others if self._seen(name) is Seen.HIDDEN)

    @cached_property
    def _together(self) -> Together:
        return with_others(
            {cell: number for line in self.lines for cell, number in line.counts.items()},
            others=self.others,
            parted=[pair for line in self.lines for pair in line.parted],
            profile=self.profile,
        )


def _some(book: Book, names: Collection[str]) -> Bools:
    """These, where anybody is counted: nought is known to be nought."""
    return book.mask(name for name in names if book.counts.get(name))


def _before(before: Basis | None, profile: Profile) -> Release | None:
    if before is None:
        return None
    return Release({key: Printed(*kept) for key, kept in before.items()}, profile)
