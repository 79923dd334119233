"""What it costs to guard the first table of the race equality standard of every employer, and to attack it.

215 made-up trusts, 42 small bodies and small employers up to 46,500, each with thirteen pay bands by three
groups and all margins; behind every number stands a share, so that a reader knows it exactly. They stand in
42 boards of seven regions of one country, which add them up. The yardstick asks two linear programmes of
every small number, as our method notes first did, of the first 25.
"""

from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from leadwell.reasons import RuleBroken
from leadwell.stats.disclosure import (
    HES_2018,
    Book,
    Tree,
    grid,
    hidden_in_tree,
    known,
    primary,
    protect,
    recover,
    release,
    seen_through_tree,
)

Table = NDArray[np.int64]
Masks = NDArray[np.bool_]

SIZES = {"small": 1_000, "national": 46_500}
TRUSTS, BODIES, BOARDS, REGIONS = 215, 42, 42, 7
BANDS = np.array([1, 18, 14, 8, 20, 17, 10, 5, 2.5, 1.5, 0.8, 0.5, 1.7])
ROWS, COLUMNS = [f"band {n}" for n in range(13)], ["white", "bme", "unknown"]
KEYS = [(row, column) for row in (*ROWS, "all") for column in (*COLUMNS, "all")]
AT_ONCE = 50
MOST_SECONDS, MOST_FOR_ONE = 300.0, 2.0
FIRST = 25


def run(scale: str) -> list[dict[str, Any]]:
    """Everything disclosure control promises, at the size of the scale."""
    tables = made_up(SIZES[scale])
    began = time.perf_counter()
    hidden, slowest = all_guarded(tables)
    areas, rounds = under_areas(tables, hidden)
    took = time.perf_counter() - began
    found = recovered(tables, hidden, areas)
    plain = by_programmes(tables[:FIRST]) / FIRST * len(tables)
    return [
        _row(f"{len(tables):,} organisations guarded and attacked, with {rounds} rounds of their areas",
             took, plain, f"at most {MOST_SECONDS:.0f} s", took <= MOST_SECONDS),
        _row("one organisation, the slowest", slowest, plain / len(tables), f"at most {MOST_FOR_ONE:.0f} s",
             slowest <= MOST_FOR_ONE),
        _row("small numbers recovered exactly, by any attack", found, 1, "none", found == 0, unit="numbers"),
    ]  # fmt: skip


def made_up(number: int) -> list[Table]:
    """Tables of staff by pay band and group: trusts first, then smaller and smaller employers."""
    chance = np.random.default_rng(2)
    sizes = [
        *chance.lognormal(np.log(6000), 0.6, TRUSTS),
        *chance.lognormal(np.log(600), 0.4, BODIES),
        *chance.lognormal(np.log(25), 1.1, number - TRUSTS - BODIES),
    ]
    return [_table(max(1, int(size)), chance) for size in sizes]


def _table(size: int, chance: np.random.Generator) -> Table:
    bme = chance.beta(4, 12)
    shares = np.outer(BANDS / BANDS.sum(), [0.96 - bme * 0.96, bme * 0.96, 0.04])
    return chance.multinomial(size, shares.ravel() / shares.sum()).reshape(13, 3)


def book_of(table: Table) -> Book:
    """The table with its margins; every number is certain once it is shown."""
    return grid(table, ROWS, COLUMNS, certain=KEYS)


def all_guarded(tables: list[Table], also: Masks | None = None) -> tuple[Masks, float]:
    """(organisations, numbers): what each hides; and how long the slowest took."""
    workers = max(1, (os.cpu_count() or 2) - 1)
    more = [None] * len(tables) if also is None else list(also)
    with ProcessPoolExecutor(workers) as pool:
        found = list(pool.map(guarded, tables, more, chunksize=AT_ONCE))
    return np.array([hides for hides, _ in found]), max(seconds for _, seconds in found)


def guarded(table: Table, also: Masks | None) -> tuple[Masks, float]:
    """What one organisation hides. The engine attacks what it would print and raises if it finds anything;
    a table that cannot be guarded is not printed at all."""
    began = time.perf_counter()
    book = book_of(table)
    try:
        printed = release(book, HES_2018, also=also)
        hides = np.array([not printed.shows(key) for key in book.keys])
    except RuleBroken:
        hides = book.values > 0
    return hides, time.perf_counter() - began


def tree_of(number: int) -> Tree:
    """A country, its regions, their boards, and the organisations beneath."""
    chance = np.random.default_rng(3)
    boards = 1 + np.arange(BOARDS) % REGIONS
    beneath = 1 + REGIONS + chance.integers(0, BOARDS, number)
    return Tree(np.concatenate([[-1], np.zeros(REGIONS, dtype=np.int64), boards, beneath]))


def with_areas(tables: list[Table], tree: Tree) -> Table:
    """(places, numbers): every table with its margins, and those of the areas above."""
    own = np.array([book_of(table).values for table in tables])
    counts = np.vstack(
        [np.zeros((tree.above.size - len(tables), own.shape[1]), dtype=np.int64), own]
    )
    for places in reversed(tree.depths[1:]):
        np.add.at(counts, tree.above[places], counts[places])
    return counts


def under_areas(tables: list[Table], hidden: Masks) -> tuple[Masks, int]:
    """Hide what the areas would give away, in the tables of the places too, until nothing is left. Changes
    `hidden`; answers what the areas hide, and after how many rounds."""
    tree = tree_of(len(tables))
    counts, first = with_areas(tables, tree), tree.above.size - len(tables)
    areas = (counts[:first] >= HES_2018.hide_from) & (counts[:first] <= HES_2018.hide_to)
    rounds = 0
    while True:
        rounds += 1
        more = hidden_in_tree(tree, counts, np.vstack([areas, hidden]), HES_2018)
        areas = areas | more[:first]
        touched = np.flatnonzero(more[first:].any(axis=1))
        if not touched.size:
            return areas, rounds
        for place in touched:
            hidden[place], _ = guarded(tables[place], hidden[place] | more[first + place])


def recovered(tables: list[Table], hidden: Masks, areas: Masks) -> int:
    """How many small numbers anybody could work out: in a table, or by adding places up."""
    tree = tree_of(len(tables))
    counts, first = with_areas(tables, tree), tree.above.size - len(tables)
    away = np.vstack([areas, hidden])
    low, high = seen_through_tree(
        tree,
        counts,
        np.where(away, 1, counts).astype(float),
        np.where(away, np.inf, counts).astype(float),
    )
    small = (counts > 0) & (counts <= HES_2018.hide_to)
    by_areas = int((small & (low == high))[first:].sum())
    return by_areas + sum(map(_recovered, tables, hidden))


def _recovered(table: Table, hides: Masks) -> int:
    book = book_of(table)
    printed = bool((~hides & (book.values > 0)).any())
    return int((recover(book, hides) & primary(book, HES_2018)).sum()) if printed else 0


def by_programmes(tables: list[Table]) -> float:
    """Seconds for two linear programmes of every small number, once the tables are guarded."""
    books = [book_of(table) for table in tables]
    away = [protect(book, HES_2018) for book in books]
    sums = [book.signs.toarray() for book in books]
    began = time.perf_counter()
    for book, hides, signs in zip(books, away, sums, strict=True):
        seen = known(book, hides, HES_2018)
        limits = list(zip(seen.low.tolist(), seen.high.tolist(), strict=True))
        ask = partial(linprog, A_eq=signs, b_eq=np.zeros(len(book.balances)), bounds=limits)
        for place in np.flatnonzero(primary(book, HES_2018)):
            goal = np.zeros(len(book.keys))
            for way in (1, -1):
                goal[place] = way
                ask(goal)
    return time.perf_counter() - began


def _row(
    job: str, ours: float, plain: float, target: str, met: bool, unit: str = "s"
) -> dict[str, Any]:  # fmt: skip
    return {
        "job": job, "unit": unit, "ours": ours, "yardstick": plain,
        "yardstick_name": "two programmes a number, by the first 25" if unit == "s" else "one is too many",
        "ratio": plain / ours if ours else 0.0, "target": target, "met": met,
    }  # fmt: skip
