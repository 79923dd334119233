"""How long a file takes to load, beside what PostgreSQL or the reader alone would need.

Register and figure files in CSV: against COPY of the very rows they made, into the same tables with
the same indexes and constraints. Workbooks: against reading their cells.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from benches import database

COPY_TIMES = 5.0
CELLS_TIMES = 3.0
TABLES = (
    "organisations_organisation",
    "organisations_organisationname",
    "organisations_organisationcode",
    "organisations_placement",
    "organisations_membership",
    "organisations_succession",
    "measures_source",
    "measures_figure",
)
WORKBOOK_MAGIC = (b"PK", b"\xd0\xcf")


def run(scale: str) -> list[dict[str, Any]]:
    """One row for each kind of file, the first file of the kind."""
    files = database.real_files(small=scale == "small")
    rows: list[dict[str, Any]] = []
    with database.empty("bench_load"):
        _warm_up()
        seen: set[str] = set()
        for kind, path in files:
            row = _timed(kind, path)
            if kind not in seen:
                rows.append(row)
            seen.add(kind)
    return rows


def _warm_up() -> None:
    """The first load of a process pays for imports and plans; no file should."""
    from django.db import transaction

    with transaction.atomic():
        database.fill_up(50)
        transaction.set_rollback(True)


def _timed(kind: str, path: Path) -> dict[str, Any]:
    before = {table: _last_id(table) for table in TABLES}
    ours = _seconds(lambda: database.load([(kind, path)]))
    if path.open("rb").read(2) in WORKBOOK_MAGIC:
        yardstick, name, most = _seconds(lambda: _cells(path)), "reading the cells", CELLS_TIMES
    else:
        yardstick, name, most = _copy_again(before), "COPY of the same rows", COPY_TIMES
    return {
        "job": f"load {kind} ({path.name})",
        "unit": "s",
        "ours": ours,
        "yardstick": yardstick,
        "yardstick_name": name,
        "ratio": ours / yardstick,
        "target": f"at most {most:g} times",
        "met": ours <= most * yardstick,
    }


def _seconds(job: Any) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _cells(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def _last_id(table: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 - our own names
        return int(cursor.fetchone()[0])


def _copy_again(before: dict[str, int]) -> float:
    """Take the rows this file made out, and time COPY putting them back; then undo it all."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        made = [(table, _taken_out(cursor, table, before[table])) for table in TABLES]
        for table in reversed(TABLES):
            cursor.execute(f"DELETE FROM {table} WHERE id > %s", [before[table]])  # noqa: S608 - ours
        seconds = _seconds(lambda: [_put_back(cursor, table, rows) for table, rows in made])
        transaction.set_rollback(True)
    return seconds


def _taken_out(cursor: Any, table: str, after: int) -> bytes:
    query = f"COPY (SELECT * FROM {table} WHERE id > {after} ORDER BY id) TO STDOUT"  # noqa: S608 - ours
    with cursor.copy(query) as copy:
        return b"".join(bytes(part) for part in copy)


def _put_back(cursor: Any, table: str, rows: bytes) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        copy.write(rows)
