"""How fast the statistics are, each beside a yardstick taken in the same run.

    python -m benches.stats [small|national]

Every row: job, unit (of `ours` and of `yardstick`; less is better), ours, yardstick,
yardstick_name, ratio (yardstick over ours; more is better), target, met. A target that
begins with "for information" is not a promise, and its `met` is None.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from time import perf_counter

import numpy as np
from statsmodels.stats.proportion import (  # type: ignore[import-untyped]  # ships no types
    confint_proportions_2indep,
    proportion_confint,
)

from leadwell.stats.proportion import wilson
from leadwell.stats.relative_likelihood import koopman
from leadwell.stats.tests.plain_xmr import plain_limits, plain_xmr
from leadwell.stats.xmr import xmr

POINTS = 36
SERIES = {"small": 200, "national": 2000}
TABLES = {"small": 2000, "national": 46_500}
ONE_AT_A_TIME = 300  # enough to time a slow yardstick; it is the same for each


def run(scale: str) -> list[dict]:
    """All rows at a scale: "small" takes a second or two, anything else the national size."""
    size = "small" if scale == "small" else "national"
    return [*xmr_rows(SERIES[size]), likelihood_row(TABLES[size]), wilson_row(TABLES[size])]


def xmr_rows(series: int) -> list[dict]:
    """The rules for every series at once, against two plain loops over one series at a time."""
    y = np.random.default_rng(36).normal(100, 5, (series, POINTS)).round(1)
    lists = y.tolist()
    ours = best(partial(xmr, y), times=15) / series
    loops = {
        "plain Python, each rule at each point": (plain_xmr, 3, 200.0),
        "plain Python, the quickest single pass we could write": (single_pass, 5, None),
    }
    check_same_answers(y, lists)
    return [
        row(
            job=f"XmR with all rules, {series:,} series of {POINTS} points",
            unit="microseconds a series",
            ours=ours * 1e6,
            yardstick=best(partial(one_at_a_time, loop, lists), times) / series * 1e6,
            yardstick_name=name,
            at_least=target,
        )
        for name, (loop, times, target) in loops.items()
    ]


def one_at_a_time(loop: Callable[[list[float]], object], lists: list[list[float]]) -> None:
    for one in lists:
        loop(one)


def likelihood_row(tables: int) -> dict:
    """Koopman's interval of every table at once, against statsmodels one at a time."""
    chance = np.random.default_rng(1984)
    n1, n0 = chance.integers(200, 5000, tables), chance.integers(50, 2000, tables)
    x1, x0 = chance.binomial(n1, 0.1), chance.binomial(n0, 0.1) + 1
    some = list(zip(x1, n1, x0, n0, strict=True))[:ONE_AT_A_TIME]
    theirs = partial(confint_proportions_2indep, compare="ratio", method="score", correction=False)
    return row(
        job=f"Relative likelihood with Koopman's interval, {tables:,} tables",
        unit="microseconds a table",
        ours=best(partial(koopman, x1, n1, x0, n0)) / tables * 1e6,
        yardstick=best(lambda: [theirs(*one) for one in some], times=3) / len(some) * 1e6,
        yardstick_name="statsmodels, one table at a time",
        at_least=40.0,
    )


def wilson_row(tables: int) -> dict:
    """Wilson's interval of every proportion at once, against statsmodels one at a time."""
    chance = np.random.default_rng(1927)
    n = chance.integers(1, 5000, tables)
    x = chance.binomial(n, 0.3)
    some = list(zip(x.tolist(), n.tolist(), strict=True))[:ONE_AT_A_TIME]
    theirs = partial(proportion_confint, method="wilson")
    return row(
        job=f"Wilson's interval, {tables:,} proportions",
        unit="microseconds a proportion",
        ours=best(partial(wilson, x, n)) / tables * 1e6,
        yardstick=best(lambda: [theirs(*one) for one in some], times=3) / len(some) * 1e6,
        yardstick_name="statsmodels, one proportion at a time",
        at_least=None,
    )


def best(job: Callable[[], object], times: int = 5) -> float:
    """Seconds of the quickest of `times` goes, after one to warm up."""
    job()
    return min(seconds(job) for _ in range(times))


def seconds(job: Callable[[], object]) -> float:
    began = perf_counter()
    job()
    return perf_counter() - began


def row(
    *,
    job: str,
    unit: str,
    ours: float,
    yardstick: float,
    yardstick_name: str,
    at_least: float | None,
) -> dict:
    """One row. `at_least` None means that the ratio is for information."""
    ratio = yardstick / ours
    return {
        "job": job,
        "unit": unit,
        "ours": round(ours, 4),
        "yardstick": round(yardstick, 4),
        "yardstick_name": yardstick_name,
        "ratio": round(ratio, 1),
        "target": "for information" if at_least is None else f"ratio >= {at_least:g}",
        "met": None if at_least is None else ratio >= at_least,
    }


def check_same_answers(y: np.ndarray, lists: list[list[float]]) -> None:
    """A yardstick that answers another question measures nothing."""
    charts = xmr(y)
    found = np.stack([charts.signal, charts.direction], axis=-1)
    for place, one in enumerate(lists[:200]):
        for loop in (plain_xmr, single_pass):
            if (found[place] != loop(one)[3]).any():
                raise AssertionError(f"series {place} is read differently by {loop.__name__}")


def single_pass(y: list[float]) -> tuple[float, float, float, list[tuple[int, int]]]:
    """The same rules with no window looked at twice: plain Python at its quickest."""
    mean, lower, upper = plain_limits(y, screen=True)
    third = (upper - mean) * 2 / 3
    side = [(value > mean) - (value < mean) for value in y]
    far = [(value > upper) - (value < lower) for value in y]
    outer = [not out and abs(v - mean) > third for v, out in zip(y, far, strict=True)]
    steps = in_runs([(b > a) - (b < a) for a, b in pairwise(y)], 6)
    trend = [before or after for before, after in pairwise([0, *steps, 0])]
    two, shift = two_of_three(outer, side), in_runs(side, 7)
    found = [
        (1, f) if f else (2, t) if t else (3, w) if w else (4, s) if s else (0, 0)
        for f, t, w, s in zip(far, trend, two, shift, strict=True)
    ]
    return mean, lower, upper, found


def two_of_three(outer: list[bool], side: list[int]) -> list[int]:
    two = [0] * len(side)
    for i in range(len(side) - 2):
        same = abs(side[i] + side[i + 1] + side[i + 2]) == 3
        if same and outer[i] + outer[i + 1] + outer[i + 2] >= 2:
            for j in range(i, i + 3):
                if outer[j]:
                    two[j] = side[j]
    return two


def in_runs(marks: list[int], length: int) -> list[int]:
    kept, start = [0] * len(marks), 0
    for end in range(1, len(marks) + 1):
        if end == len(marks) or marks[end] != marks[start]:
            if end - start >= length:
                kept[start:end] = marks[start:end]
            start = end
    return kept


def as_table(rows: list[dict]) -> str:
    """The rows for a person to read."""
    lines = []
    for one in rows:
        met = {True: "met", False: "NOT MET", None: ""}[one["met"]]
        lines += [
            one["job"],
            f"    ours {one['ours']:.3f}, yardstick {one['yardstick']:.3f} {one['unit']}"
            f" ({one['yardstick_name']})",
            f"    ratio {one['ratio']:.1f}; {one['target']} {met}".rstrip(),
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(as_table(run(sys.argv[1] if len(sys.argv) > 1 else "national")) + "\n")
