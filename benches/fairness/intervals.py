"""140,000 Koopman intervals: three ratios for each of 46,500 organisations, beside statsmodels one by one."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import numpy as np
from statsmodels.stats.proportion import (  # type: ignore[import-untyped]  # ships no types
    confint_proportions_2indep,
)

Tables = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
INTERVALS = {"small": 4_000, "national": 140_000}
COMPARED = {"small": 300, "national": 2_000}
LEAST_TIMES = 40.0
ALIKE = 1e-9
ROUNDS = 5


def run(scale: str) -> list[dict[str, Any]]:
    """All at once, and some of the same one at a time."""
    from leadwell.stats.relative_likelihood import koopman

    tables = _tables(INTERVALS[scale])
    found = koopman(*tables)
    ours = min(_timed(partial(koopman, *tables)) for _ in range(ROUNDS)) / INTERVALS[scale]
    some = np.random.default_rng(7).choice(INTERVALS[scale], COMPARED[scale], replace=False)
    one_by_one = [tuple(int(column[i]) for column in tables) for i in some]
    theirs: list[tuple[float, float]] = []
    took = _timed(lambda: theirs.extend(_theirs(*one) for one in one_by_one)) / len(some)
    _insist_on_the_same(found, some, theirs)
    return [
        {
            "job": f"{INTERVALS[scale]:,} Koopman intervals, equal to 1e-9", "unit": "µs each",
            "ours": ours * 1e6, "yardstick": took * 1e6, "yardstick_name": "statsmodels, one by one",
            "ratio": took / ours, "target": f"at least {LEAST_TIMES:g} times faster",
            "met": took / ours >= LEAST_TIMES,
        }
    ]  # fmt: skip


def _tables(n: int) -> Tables:
    chance = np.random.default_rng(1984)
    n1, n0 = chance.integers(20, 5_000, n), chance.integers(10, 2_000, n)
    return chance.binomial(n1, 0.08) + 1, n1 + 1, chance.binomial(n0, 0.1) + 1, n0 + 1


def _theirs(x1: int, n1: int, x0: int, n0: int) -> tuple[float, float]:
    low, high = confint_proportions_2indep(
        x1, n1, x0, n0, compare="ratio", method="score", correction=False
    )
    return float(low), float(high)


def _insist_on_the_same(found: Any, some: np.ndarray, theirs: list[tuple[float, float]]) -> None:
    ours = np.stack([found.low[some], found.high[some]], axis=1)
    apart = np.abs(ours - np.array(theirs)) / np.array(theirs)
    if apart.max() > ALIKE:
        raise SystemExit(f"an interval differs by {apart.max():.1e} from statsmodels'")


def _timed(job: Any) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began
