"""How fast places are given out, each figure beside a yardstick taken in the same run.

The market is skewed as real ones are: some cohorts are asked for much more than others, and there are
places for three in five. Yardstick and ours take turns, and each pair gives a ratio; the middle one
counts. What `matching` finds must be what we find, or nothing was measured.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from matching.games import HospitalResident

from benches.allocation.applicants import CHOICES, Applicants, applicants
from leadwell.allocation.reserves import (
    OPEN,
    ByLot,
    Units,
    open_cohorts,
    places_by_lot,
    wrongly_placed,
)

Row = dict[str, Any]
PLACES = 30
SIZES = {"small": (10_000, 200), "national": (100_000, 2_000)}
BESIDE_MATCHING = {"small": (1_000, 20), "national": (10_000, 200)}
DEEP = 1_000_000  # `matching` copies itself by recursion, one level for each name
STACK = 512 * 1024 * 1024


def run(scale: str) -> list[Row]:
    """All rows at a scale."""
    crowd = applicants(*SIZES[scale])
    return [
        *passes(crowd, goes=3 if scale == "small" else 7),
        beside_matching(*BESIDE_MATCHING[scale]),
    ]


# one pass over all choices


def passes(crowd: Applicants, goes: int) -> list[Row]:
    """Giving out the places, with and without reserves, and checking them, beside a plain pass."""
    units, kept = open_cohorts([PLACES] * crowd.cohorts), with_reserves(crowd.cohorts)
    given = places_by_lot(crowd.choices, crowd.numbers, units)
    if wrongly_placed(crowd.choices, given, units):
        raise AssertionError("the places are not those that the cut-offs give")
    jobs: list[tuple[str, Callable[[], object], float | None]] = [
        ("places by one number each", partial(_give, crowd, units), 12.0),
        ("the same with two reserves in every cohort", partial(_give, crowd, kept), None),
        ("every place checked from the cut-offs", partial(_check, crowd, given, units), None),
    ]
    size = f"{len(crowd.choices):,} x {crowd.cohorts:,} x {CHOICES}"
    return [
        _at_most(f"{name}, {size}", job, partial(one_pass, crowd.choices), goes, most)
        for name, job, most in jobs
    ]


def with_reserves(cohorts: int) -> Units:
    """Eight places first for those with one fact, four for those with another, the rest for all."""
    units = Units()
    for _ in range(cohorts):
        units.add_cohort([(8, 0b01), (4, 0b10), (PLACES - 12, OPEN)])
    return units


def one_pass(choices: list[list[int]]) -> int:
    """A plain look at every choice of everybody."""
    total = 0
    for wish in choices:
        for cohort in wish:
            total += cohort
    return total


def _give(crowd: Applicants, units: Units) -> ByLot:
    return places_by_lot(crowd.choices, crowd.numbers, units, crowd.facts)


def _check(crowd: Applicants, given: ByLot, units: Units) -> list[int]:
    return wrongly_placed(crowd.choices, given, units)


def _at_most(
    job: str,
    ours: Callable[[], object],
    plain: Callable[[], object],
    goes: int,
    most: float | None,
) -> Row:
    pairs = [(seconds(ours), seconds(plain)) for _ in range(goes)]
    ratio = median(one / other for one, other in pairs)
    return {
        "job": job,
        "unit": "ms",
        "ours": round(median(one for one, _ in pairs) * 1e3, 1),
        "yardstick": round(median(other for _, other in pairs) * 1e3, 1),
        "yardstick_name": "one plain pass over all choices",
        "ratio": round(ratio, 1),
        "target": f"at most {most:g} times" if most else "for information",
        "met": ratio <= most if most else None,
    }


def seconds(job: Callable[[], object]) -> float:
    """How long a job takes, once."""
    began = perf_counter()
    job()
    return perf_counter() - began


# the package `matching`


def beside_matching(people: int, cohorts: int) -> Row:
    """From the same names to the same names, theirs and ours."""
    crowd = applicants(people, cohorts)
    wishes = {f"E{n}": [f"C{c}" for c in row] for n, row in enumerate(crowd.choices)}
    order = sorted(wishes, key=lambda who: crowd.numbers[int(who[1:])])
    began = perf_counter()
    found = by_names(wishes, order, cohorts)
    ours = min(perf_counter() - began, *(_by_names_again(wishes, order, cohorts) for _ in range(4)))
    theirs, expected = by_matching(wishes, order, cohorts)
    if found != expected:
        raise AssertionError("matching finds other places")
    return {
        "job": f"{people:,} applicants by names, the same places",
        "unit": "ms",
        "ours": round(ours * 1e3, 1),
        "yardstick": round(theirs * 1e3, 1),
        "yardstick_name": "the package matching, building and solving",
        "ratio": round(theirs / ours, 1),
        "target": "ratio >= 200" if people >= 10_000 else "for information",
        "met": theirs / ours >= 200 if people >= 10_000 else None,
    }


def by_names(wishes: dict[str, list[str]], order: list[str], cohorts: int) -> dict[str, set[str]]:
    """Ours, from names to names."""
    at = {f"C{number}": number for number in range(cohorts)}
    turn = {who: number for number, who in enumerate(order)}
    choices = [[at[cohort] for cohort in wish] for wish in wishes.values()]
    given = places_by_lot(choices, [turn[who] for who in wishes], open_cohorts([PLACES] * cohorts))
    held: dict[str, set[str]] = {name: set() for name in at}
    names = list(at)
    for who, unit in zip(wishes, given.unit, strict=True):
        if unit >= 0:
            held[names[unit]].add(who)
    return held


def _by_names_again(wishes: dict[str, list[str]], order: list[str], cohorts: int) -> float:
    return seconds(lambda: by_names(wishes, order, cohorts))


def by_matching(
    wishes: dict[str, list[str]], order: list[str], cohorts: int
) -> tuple[float, dict[str, set[str]]]:
    """Theirs: how long, and who is held by whom. In a thread with a stack that is deep enough."""
    liked: dict[str, list[str]] = {f"C{number}": [] for number in range(cohorts)}
    for who in order:
        for cohort in wishes[who]:
            liked[cohort].append(who)
    asked = {cohort: those for cohort, those in liked.items() if those}
    found: dict[str, set[str]] = {cohort: set() for cohort in liked}
    took: list[float] = []

    def solve() -> None:
        began = perf_counter()
        game = HospitalResident.create_from_dictionaries(
            wishes, asked, dict.fromkeys(asked, PLACES)
        )
        solved = game.solve(optimal="resident")
        took.append(perf_counter() - began)
        for cohort, those in solved.items():
            found[cohort.name] = {each.name for each in those}

    _deep(solve)
    return took[0], found


def _deep(job: Callable[[], None]) -> None:
    limit, stack = sys.getrecursionlimit(), threading.stack_size(STACK)
    sys.setrecursionlimit(DEEP)
    try:
        worker = threading.Thread(target=job)
        worker.start()
        worker.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(stack)
