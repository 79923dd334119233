"""A first file of everybody and a month's extract with 4 % changed, through the whole of intake.

Yardsticks in the same run, into the same tables with the same constraints: COPY of the very rows we wrote,
declarations included, with the indexes in place, and again with the indexes built afterwards; Django's
`bulk_create` of a tenth of them, scaled (which flatters it: indexes grow; and without declarations, which it
may not write); the month's extract staged and brought in by plain SQL, out of which the very same rows come
(`plain_month` says what it leaves out); and Django's `update_conflicts` of a tenth, scaled, which leaves
everything but people, posts and times alone. Statistics are gathered before every month. Nothing is vacuumed.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benches.intake import yardsticks
from benches.intake.made_up import write_extract
from benches.intake.plain_month import outcome, plain_month
from benches.intake.site import APRIL, MAY, load, site

ROWS = {"small": 31_000, "national": 3_100_000}
MOST_MEMORY = 4.0


def run(scale: str) -> list[dict[str, Any]]:
    """Seven rows: three for the first file, two for the month, and the memory of each."""
    return run_rows(ROWS[scale])


def run_rows(rows: int) -> list[dict[str, Any]]:
    """The same at any size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        everybody = write_extract(folder / "everybody.csv", rows)
        month = write_extract(folder / "month.csv", rows, month=1)
        with site("bench_intake", rows):
            first = _seconds(lambda: load(everybody, APRIL))
            memory_first = _memory()
            written = yardsticks.take_out(folder)
            monthly = _seconds(lambda: load(month, MAY))
            memory_month = _memory()
            came_out = outcome()
        copying, building, staging, made, again = _yardsticks(
            rows, folder, month, written, came_out
        )
    return [
        _row(f"first file, {rows:,} people", first, copying, "COPY of the same rows", "<= 3",
             first / copying),
        _row("the same", first, building, "COPY, indexes built afterwards", "<= 3", first / building),
        _row("the same, Django", first, made, "bulk_create, a tenth, scaled", ">= 5x faster", made / first),
        _row("a month, 4 % changed", monthly, staging, "staging and plain SQL, same rows", ">= 2x faster",
             staging / monthly),
        _row("the same, Django", monthly, again, "update_conflicts, a tenth, scaled", ">= 30x faster",
             again / monthly),
        _memory_row("memory of the first file", memory_first),
        _memory_row("memory of the month", memory_month),
    ]  # fmt: skip


def _yardsticks(
    rows: int, folder: Path, month: Path, written: dict[str, Path], came_out: list[tuple[Any, ...]]
) -> tuple[float, float, float, float, float]:
    with site("bench_copy", rows):
        copying = _seconds(lambda: yardsticks.put_in(written))
        yardsticks.number_on()
        yardsticks.analyse()
        staging = _seconds(lambda: plain_month(month))
        if outcome() != came_out:
            raise SystemExit("plain SQL and intake made different rows of the month's extract")
    with site("bench_built", rows):
        building = _seconds(lambda: yardsticks.put_in(written, build_after=True))
    with site("bench_django", rows):
        made = 10 * _seconds(lambda: yardsticks.bulk_create(written, rows // 10))
        again = 10 * _seconds(lambda: yardsticks.update_conflicts(written, rows // 10))
    return copying, building, staging, made, again


def _seconds(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    took = time.perf_counter() - began
    if os.environ.get("LEADWELL_BENCH_TALKS"):
        sys.stderr.write(f"{took:.1f} s, load average {os.getloadavg()[0]:.1f}\n")
    return took


def _memory() -> float:
    """The most this process has held at once, in gigabytes; DuckDB is part of it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _row(
    job: str, ours: float, yardstick: float, name: str, target: str, ratio: float
) -> dict[str, Any]:
    limit = float(target.split()[1].removesuffix("x"))
    met = ratio <= limit if target.startswith("<=") else ratio >= limit
    return {"job": job, "ours": ours, "yardstick": yardstick, "yardstick_name": name, "unit": "s",
            "ratio": ratio, "target": target, "met": met}  # fmt: skip


def _memory_row(job: str, ours: float) -> dict[str, Any]:
    return {"job": job, "ours": ours, "yardstick": MOST_MEMORY, "yardstick_name": "the limit", "unit": "GB",
            "ratio": ours / MOST_MEMORY, "target": "< 1", "met": ours < MOST_MEMORY}  # fmt: skip
