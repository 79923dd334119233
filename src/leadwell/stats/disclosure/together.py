"""Counts of many books that hang together, and the book of some of them.

    Together         all counts, with every sum between them, and what is out of each
    Together.book()  those that hang together with some counts, which are to be printed now

What is known exactly ties nothing together: whatever is beyond it tells nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from leadwell.stats.disclosure.books import Balance, Book, Key


@dataclass(frozen=True)
class Together:
    """`known` were printed exactly and `rounded` rounded; of `silent` ones nobody has said yet that they are
    there."""

    counts: Mapping[Any, int]
    balances: tuple[Balance, ...]
    known: frozenset[Key]
    rounded: frozenset[Key]
    silent: frozenset[Key]

    def book(self, own: Book) -> Book:
        """All that hangs together with the counts of a book that is to be printed now. What is certain,
        silent or spare there is so here."""
        near = [self.balances[number] for number in sorted(self._near(own.counts))]
        there = {key for one in near for key in (*one.left, *one.right)}.union(own.counts)
        unsaid = self.silent.difference(own.counts) | own.silent
        return Book(
            {key: number for key, number in {**self.counts, **own.counts}.items() if key in there},
            tuple(dict.fromkeys([*near, *own.balances])),
            wholes=self.known & there,
            certain=self.known & there | own.certain,
            silent=(unsaid - self.known) & there,
            spare=own.spare,
            hidden_before=own.hidden_before,
            rounded=self.rounded & there,
        )

    def _near(self, about: Iterable[Key]) -> set[int]:
        """The numbers of the sums that hang together with any of these."""
        reached: set[int] = set()
        seen = set(about)
        todo = list(seen)
        while todo:
            new = [number for number in self._sums_of.get(todo.pop(), ()) if number not in reached]
            reached.update(new)
            for number in new:
                one = self.balances[number]
                more = {*one.left, *one.right}.difference(seen)
                seen |= more
                todo.extend(more)
        return reached

    @cached_property
    def _sums_of(self) -> Mapping[Key, list[int]]:
        """In which sums each count stands that is not known."""
        found: dict[Key, list[int]] = {}
        for number, one in enumerate(self.balances):
            for key in {*one.left, *one.right}.difference(self.known):
                found.setdefault(key, []).append(number)
        return found
