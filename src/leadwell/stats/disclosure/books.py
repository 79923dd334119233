"""Counts that add up: the cells of one or more tables in one list, and every sum between them.

A `Balance` says that the cells on its two sides add up to the same: a total and its parts, or those
at the start and those who joined against those at the end and those who left. A table with
margins, a table inside a table (the units of an organisation, the organisations of a region)
and a flow are all written alike, so suppression and attack are written once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import combinations, product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

Key = Hashable
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Signs = csr_array  # (sums, cells), of which most are nought

WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Balance:
    """The cells on the left add up to the same as those on the right."""

    left: tuple[Key, ...]
    right: tuple[Key, ...]


@dataclass(frozen=True)
class Book:
    """Counts of people by key, with every sum a reader could check.

    `wholes` are grand totals, which are never hidden: a book that would need it is not published.
    `certain` are counts a reader is taken to know exactly once they are shown, because a rate
    worked out from the unrounded count is printed beside them. `silent` are counts that are never
    printed and yet come out of a sum, such as those who were not appointed. `spare` are hidden before
    others where something has to be: nothing else is worked out from them. `moves` are changes that keep
    every sum, where somebody knows some: (moves, cells) of 1, 0 and -1; they only save time.
    `hidden_before` were hidden in the release before: they are hidden again before any other, for that one
    tells the others. `rounded` were printed elsewhere, rounded: whoever does not find them here knows them
    so. Raises `ValueError` for a count below nought, an unknown key, or sides that do not add up.
    """

    counts: Mapping[Any, int]
    balances: tuple[Balance, ...] = ()
    wholes: frozenset[Key] = frozenset()
    certain: frozenset[Key] = field(default_factory=frozenset)
    silent: frozenset[Key] = field(default_factory=frozenset)
    spare: frozenset[Key] = field(default_factory=frozenset)
    moves: Ints | None = field(default=None, repr=False, compare=False)
    hidden_before: frozenset[Key] = field(default_factory=frozenset)
    rounded: frozenset[Key] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        named = {key for b in self.balances for key in (*b.left, *b.right)}
        if unknown := (named | self.wholes | self.certain | self.silent) - self.counts.keys():
            raise ValueError(f"There is no count for {sorted(map(str, unknown))}.")
        if min(self.counts.values(), default=0) < 0:
            raise ValueError("A count cannot be below nought.")
        if (self.signs @ self.values).any():
            raise ValueError("Two sides that should add up to the same do not.")

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """The cells in their order; every array about a book is in this order."""
        return tuple(self.counts)

    @cached_property
    def values(self) -> Ints:
        """The counts, in people."""
        return np.array(list(self.counts.values()), dtype=np.int64)

    @cached_property
    def signs(self) -> Signs:
        """(balances, cells): 1 on the left, -1 on the right, 0 elsewhere. signs @ values is nought."""
        at = {key: place for place, key in enumerate(self.keys)}
        terms = [
            (line, at[key], way)
            for line, balance in enumerate(self.balances)
            for keys, way in ((balance.left, 1), (balance.right, -1))
            for key in keys
        ]
        lines, cells, ways = np.array(terms, dtype=np.int64).reshape(-1, 3).T
        signs = csr_array((ways, (lines, cells)), shape=(len(self.balances), len(self.keys)))
        signs.sum_duplicates()
        signs.eliminate_zeros()
        return signs

    def how_many(self, cells: Bools) -> Ints:
        """How many of these cells stand in each sum."""
        return np.asarray(self._touches @ cells)

    def standing_in(self, sums: Bools) -> Bools:
        """The cells that stand in any of these sums."""
        return np.asarray(sums @ self._touches > 0)

    def beside(self, cells: Bools) -> Bools:
        """The cells that stand in a sum with any of these."""
        return self.standing_in(self.how_many(cells) > 0)

    def of_sum(self, number: int) -> Bools:
        """The cells that stand in one sum."""
        found = np.zeros(len(self.keys), dtype=np.bool_)
        start, stop = self._touches.indptr[number : number + 2]
        found[self._touches.indices[start:stop]] = True
        return found

    @cached_property
    def _touches(self) -> Signs:
        """(balances, cells): 1 where a cell stands in a sum."""
        return abs(self.signs).sign()

    @cached_property
    def never_hidden(self) -> Bools:
        """The grand totals, and nought, which is known to be nought."""
        return self.mask(self.wholes) | (self.values == 0)

    @cached_property
    def first_hidden(self) -> Bools:
        """The cells that are spare."""
        return self.mask(self.spare)

    @cached_property
    def hidden_again(self) -> Bools:
        """The cells that the release before hid."""
        return self.mask(self.hidden_before)

    @cached_property
    def rounded_elsewhere(self) -> Bools:
        """The cells of which a rounded count was printed elsewhere."""
        return self.mask(self.rounded)

    @cached_property
    def unsaid(self) -> Bools:
        """The cells that are silent."""
        return self.mask(self.silent)

    @cached_property
    def attacked(self) -> dict[tuple[Any, ...], Bools]:
        """What attacks found that were tried already, by what was hidden."""
        return {}

    @cached_property
    def room(self) -> dict[Any, Ints]:
        """How wide ranges are that marks alone leave, as far as was asked."""
        return {}

    def mask(self, keys: Iterable[Key]) -> Bools:
        """True at these keys."""
        wanted = frozenset(keys)
        return np.array([key in wanted for key in self.keys], dtype=np.bool_)


def grid(
    counts: ArrayLike,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    row_groups: Sequence[str] = (),
    column_groups: Sequence[str] = (),
    certain: Iterable[Key] = (),
) -> Book:
    """A table with all its margins as a book; the key of a cell is (row, column).

    `counts` is (rows, columns), in people. `row_groups` names for each row the group it is part of,
    which then has a subtotal of its own: the organisations of several boards. The total of
    everything is ("all", "all") and is never hidden.
    """
    table = np.asarray(counts, dtype=np.int64)
    down, across = _axis(rows, row_groups), _axis(columns, column_groups)
    full = _adding(down, rows) @ table @ _adding(across, columns).T
    names = [name for name, _ in down], [name for name, _ in across]
    found: dict[Key, int] = {
        (r, c): int(full[i, j]) for (i, r), (j, c) in product(*map(enumerate, names))
    }
    balances = [
        *(_balance([(t, c)], [(p, c) for p in parts])
          for t, parts in _sums(rows, row_groups) for c in names[1]),
        *(_balance([(r, t)], [(r, p) for p in parts])
          for t, parts in _sums(columns, column_groups) for r in names[0]),
    ]  # fmt: skip
    plain = not (len(row_groups) or len(column_groups))
    return Book(
        found,
        tuple(balances),
        frozenset({(WHOLE, WHOLE)}),
        frozenset(certain),
        moves=swaps(*(len(axis) for axis in names)) if plain else None,
    )


@cache
def swaps(rows: int, columns: int) -> Ints:
    """Of a table whose last row and column are totals: every way to move one person between two rows and
    back between two columns, or into the totals. (ways, rows * columns)"""
    down, across = np.ones(rows, dtype=np.int64), np.ones(columns, dtype=np.int64)
    down[-1] = across[-1] = -1
    found = []
    for (a, b), (c, d) in product(combinations(range(rows), 2), combinations(range(columns), 2)):
        way = np.zeros((rows, columns), dtype=np.int64)
        # A total goes the same way as its part, and a part the other way than its neighbour.
        for row, column, sign in ((a, c, 1), (a, d, -1), (b, c, -1), (b, d, 1)):
            way[row, column] = sign * down[row] * across[column]
        found.append(way.ravel())
    return np.array(found, dtype=np.int64)


def _balance(left: Sequence[Key], right: Sequence[Key]) -> Balance:
    return Balance(tuple(left), tuple(right))


def _axis(names: Sequence[str], groups: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Every line of an axis, and the names it adds up: the names, the groups, everything."""
    inside = [
        (g, [n for n, of in zip(names, groups, strict=True) if of == g]) for g in _once(groups)
    ]
    return [*((name, [name]) for name in names), *inside, (WHOLE, list(names))]


def _sums(names: Sequence[str], groups: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Every total of an axis with the lines directly beneath it."""
    inside = _axis(names, groups)[len(names) : -1]
    return [*inside, (WHOLE, [name for name, _ in inside] or list(names))]


def _once(groups: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(groups))


def _adding(axis: Sequence[tuple[str, list[str]]], names: Sequence[str]) -> Ints:
    """(lines, names): which names each line adds up."""
    return np.array([[name in parts for name in names] for _, parts in axis], dtype=np.int64)
