"""How long files take to load, beside what PostgreSQL or the reader alone would need.

All the files of a kind together, in the order in which they are loaded in earnest. Register and
figure files in CSV: against COPY of the very rows they made, into the same tables of a second
database (see `twin`). Workbooks: against reading their cells; what their rows would take to COPY is
shown beside it, without a target.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benches import database
from benches.twin import Twin, twin

COPY_TIMES = 5.0
CELLS_TIMES = 3.0
WORKBOOK_MAGIC = (b"PK", b"\xd0\xcf")
COPY = "COPY of the same rows"
CELLS = "reading the cells"


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds for one file: ours, COPY of what it wrote and, for a workbook, reading its cells."""

    ours: float
    copying: float
    reading: float | None


def run(scale: str) -> list[dict[str, Any]]:
    """One row for each kind of file, two for a workbook."""
    files = database.real_files(small=scale == "small")
    timed: dict[str, list[Timed]] = defaultdict(list)
    with database.empty("bench_load"), twin("bench_twin") as other:
        _warm_up()
        for kind, path in files:
            timed[kind].append(_timed(kind, path, other))
    return [row for kind, found in timed.items() for row in _rows(kind, found)]


def _warm_up() -> None:
    """The first load of a process pays for imports and definitions; no file should."""
    from django.db import transaction

    from leadwell.measures.queries.definitions import definitions

    definitions()
    with transaction.atomic():
        database.fill_up(50)
        transaction.set_rollback(True)


def _timed(kind: str, path: Path, other: Twin) -> Timed:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        since = cursor.fetchone()[0]
        ours = _seconds(lambda: database.load([(kind, path)]))
        copying = other.follow(cursor, since)
    return Timed(ours, copying, _seconds(lambda: _cells(path)) if _is_workbook(path) else None)


def _seconds(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _is_workbook(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) in WORKBOOK_MAGIC


def _cells(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def _rows(kind: str, found: Sequence[Timed]) -> list[dict[str, Any]]:
    job = f"load {kind} ({len(found)} {'file' if len(found) == 1 else 'files'})"
    ours, copying = sum(one.ours for one in found), sum(one.copying for one in found)
    reading = [one.reading for one in found if one.reading is not None]
    if not reading:
        return [_row(job, ours, copying, COPY, COPY_TIMES)]
    return [
        _row(job, ours, sum(reading), CELLS, CELLS_TIMES),
        _row(job, ours, sum(reading) + copying, f"{CELLS} and {COPY}", None),
    ]


def _row(job: str, ours: float, yardstick: float, name: str, most: float | None) -> dict[str, Any]:
    return {
        "job": job,
        "unit": "s",
        "ours": ours,
        "yardstick": yardstick,
        "yardstick_name": name,
        "ratio": ours / yardstick,
        "target": f"at most {most:g} times" if most else "none",
        "met": ours <= most * yardstick if most else None,
    }
