"""What follows from numbers that are put together: every sum between them, and how far each can still go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from tests.attacks.counted import UNKNOWN, People

MANY = 1e7  # stands for "any number"
NEARLY = 1e-6
PUSHES = 12  # so often many counts are asked about at once, before the rest are one by one
FEW = 3
SMALL = (1, 7)
Sum = tuple[People, tuple[People, ...], bool]


def every_sum(
    told: Collection[People],
    *,
    cut: Collection[tuple[People, str]],
    codes: Mapping[str, Collection[str]],
) -> Iterator[Sum]:
    """A count, the parts of it that stand apart, and whether they are all of it. `cut` are counts told
    for each value of a column that anybody has; `codes` are the groups of each way to tell them apart."""
    every = with_everybody(told)
    families: dict[tuple[People, str], list[People]] = defaultdict(list)
    for people in every:
        for column, _values in people.where:
            families[people.whatever(column), column].append(people)
    for (base, column), parts in families.items():
        for total, own in _nearest(base if base in every else None, parts, column):
            asked = total.asks.get(column) or (codes[column] if ":" in column else None)
            yield from _apart(total, own, column, asked=asked, all_told=(base, column) in cut)
    yield from _stages(every)


def with_everybody(told: Collection[People]) -> set[People]:
    """The same, and of each group everybody and those of whom nobody knows."""
    ways = {(one.whatever(way), way) for one in told for way, _groups in one.where if ":" in way}
    everybody = {one for one, _way in ways}
    return {*told, *everybody, *(one.among(way, {UNKNOWN}) for one, way in ways)}


def _nearest(
    base: People | None, parts: Sequence[People], column: str
) -> Iterator[tuple[People, list[People]]]:
    """Parts by the smallest count that they are within."""
    of: dict[People, list[People]] = defaultdict(list)
    for part in parts:
        around = [one for one in parts if part.asks[column] < one.asks[column]]
        total = min(around, key=lambda one: len(one.asks[column]), default=base)
        if total is not None:
            of[total].append(part)
    yield from of.items()


def _apart(
    total: People,
    parts: Sequence[People],
    column: str,
    *,
    asked: Collection[str] | None,
    all_told: bool,
) -> Iterator[Sum]:
    """Parts that overlap are each a part by themselves."""
    values = [part.asks[column] for part in parts]
    if any(one & other for one, other in combinations(values, 2)):
        yield from ((total, (part,), False) for part in parts)
    else:
        whole = all_told or bool(asked and set(asked) <= frozenset[str]().union(*values))
        yield total, tuple(parts), whole


def _stages(every: Collection[People]) -> Iterator[Sum]:
    """Whoever came further is one of those who came less far; those counted once are some of all."""
    ways: dict[tuple[object, ...], list[People]] = defaultdict(list)
    for one in every:
        ways[one.fact, one.funnel, one.where].append(one)
    for same in ways.values():
        for one in same:
            around = [
                o for o in same if o != one and o.reached <= one.reached and o.once <= one.once
            ]
            for near in around:
                if not any(_within(other, near) for other in around if other != near):
                    yield near, (one,), False


def _within(one: People, other: People) -> bool:
    return one.reached >= other.reached and one.once >= other.once


class Numbers:
    """Counts with what a reader knows of each by itself, and the sums between them."""

    def __init__(self) -> None:
        self.at: dict[Hashable, int] = {}
        self.truth: list[int] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self.sums: list[tuple[int, list[int]]] = []

    def add(self, key: Hashable, truth: int, low: float = 0, high: float = MANY) -> int:
        """A count. What is known of it twice is known both times."""
        if key not in self.at:
            self.at[key] = len(self.truth)
            self.truth.append(truth)
            self.low.append(0)
            self.high.append(MANY)
        at = self.at[key]
        self.low[at], self.high[at] = max(self.low[at], low), min(self.high[at], high)
        assert self.low[at] <= truth <= self.high[at], f"{key}: what is printed is not so"
        return at

    def add_sum(self, total: Hashable, parts: Sequence[Hashable], *, whole: bool) -> None:
        """The parts of a count. Unless they are all of it, there may be others."""
        rest = self.truth[self.at[total]] - sum(self.truth[self.at[part]] for part in parts)
        assert rest == 0 if whole else rest >= 0, f"{total} is not the sum of {parts}"
        others = [] if whole else [self.add(("others", total, tuple(parts)), rest)]
        self.sums.append((self.at[total], [self.at[part] for part in parts] + others))

    def followed(self) -> list[tuple[Hashable, int]]:
        """The small counts that can only be what they are."""
        truth = np.array(self.truth, dtype=float)
        signs, low, high = self._signs(), np.array(self.low), np.array(self.high)
        low, high = _passed_along(signs, low, high)
        signs = signs.tocsc()
        small = (truth >= SMALL[0]) & (truth <= SMALL[1])
        found = small & (low == high)
        free = low < high
        _, piece = connected_components(
            (abs(signs[:, free]).T @ abs(signs[:, free])), directed=False
        )
        places = np.flatnonzero(free)
        for own in np.split(
            places[np.argsort(piece, kind="stable")], np.cumsum(np.bincount(piece))[:-1]
        ):
            if small[own].any() and not _is_a_tree(signs[:, own]):
                found[own] = _still(signs[:, own], truth[own], low[own], high[own], small[own])
        keys = list(self.at)
        return [(keys[at], int(truth[at])) for at in np.flatnonzero(found)]

    def _signs(self) -> csr_matrix:
        """(sums, counts): 1 for the total, -1 for each part."""
        terms = [
            (line, at, sign)
            for line, (total, parts) in enumerate(self.sums)
            for at, sign in ((total, 1), *((part, -1) for part in parts))
        ]
        lines, counts, signs = np.array(terms, dtype=int).reshape(-1, 3).T
        return csr_matrix((signs, (lines, counts)), shape=(len(self.sums), len(self.truth)))


def _passed_along(
    signs: csr_matrix, low: np.ndarray, high: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The limits after every sum was used, until nothing moves."""
    terms = signs.tocoo()
    line, at, plus = terms.row, terms.col, terms.data > 0
    while True:
        least, most = np.where(plus, low[at], -high[at]), np.where(plus, high[at], -low[at])
        up = most - np.bincount(line, most, signs.shape[0])[line]
        down = least - np.bincount(line, least, signs.shape[0])[line]
        below, above = low.copy(), high.copy()
        np.maximum.at(below, at, np.where(plus, up, -down))
        np.minimum.at(above, at, np.where(plus, down, -up))
        if (below == low).all() and (above == high).all():
            return low, high
        low, high = below, above


def _is_a_tree(signs: csr_matrix) -> bool:
    """Whether no sum can be reached in two ways: limits passed along are then as narrow as they get."""
    sums = np.unique(signs.tocoo().row).size
    return bool(signs.nnz == signs.shape[1] + sums - 1)


def _still(
    signs: csr_matrix, truth: np.ndarray, low: np.ndarray, high: np.ndarray, small: np.ndarray
) -> np.ndarray:
    """Which small counts of a piece can be neither one more nor one less: many are pushed at once, in ways
    that are drawn, and those that did not move one by one."""
    drawn, still = np.random.default_rng(1), small.copy()
    for _ in range(PUSHES):
        if still.sum() > FEW:
            ways = np.where(still, drawn.choice([1.0, -1.0], truth.size), 0)
            still &= ~_moved(signs, truth, low, high, still, ways)
    for one in np.flatnonzero(still):
        alone = np.arange(truth.size) == one
        for way in (1.0, -1.0):
            still[one] &= not _moved(signs, truth, low, high, alone, alone * way)[one]
    return still


def _moved(
    signs: csr_matrix, truth: np.ndarray, low: np.ndarray, high: np.ndarray, asked: np.ndarray,
    ways: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """Which of those asked about are one away from the truth in a table that fits all that is printed."""
    low = np.where(asked, np.maximum(low, truth - 1), low)
    high = np.where(asked, np.minimum(high, truth + 1), high)
    used = np.flatnonzero(np.diff(signs.tocsr().indptr))
    fits = linprog(
        ways,
        A_eq=signs[used],
        b_eq=signs[used] @ truth,
        bounds=np.stack([low, high], axis=1),
        method="highs",
    )
    return asked & (np.abs(fits.x - truth) > 1 - NEARLY)
