"""The full race equality standard for everybody, from an encrypted snapshot, beside PostgreSQL.

The yardstick is written by hand for PostgreSQL (wres.sql), over tables that hold the star's rows ready,
with as many processes as our engine has threads. It leaves its answer in a table; ours hands it over as
Arrow. Both answers are compared, row by row.
"""

from __future__ import annotations

import base64
import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pyarrow as pa
import pyarrow.csv as arrow_csv

from benches.fairness import made_up

ROUNDS = 3
LEAST_TIMES, HOPED_TIMES = 4.0, 8.0
ON, SINCE = date(2026, 3, 31), date(2025, 4, 1)
KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
PLAIN = (Path(__file__).parent / "wres.sql").read_text("utf-8")
SQL_TYPES = {"int64": "bigint", "int16": "smallint", "string": "text", "boolean": "boolean",
             "date": "date", "float64": "double precision"}  # fmt: skip


def run(scale: str) -> Iterator[dict[str, Any]]:
    """Counting, then areas out of what was counted."""
    size = made_up.size(scale)
    with _database() as url, tempfile.TemporaryDirectory() as folder:
        _fill(url, made_up.star(size))
        duck = _snapshot(url, Path(folder))
        job = (
            f"WRES counted: {size.organisations:,} organisations, {size.staff:,} staff,"
            f" {size.applications:,} applications"
        )
        ours, plain, counted = _by_turns(duck, url)
        _insist_on_the_same(counted, url)
        # A fortieth of England is counted before the text of the question is made.
        promised = scale == "national"
        yield _row(
            f"{job}; {counted.num_rows:,} cells", ours, plain, LEAST_TIMES, promised=promised
        )
        yield _row("the same, as fast as we hoped", ours, plain, HOPED_TIMES, promised=False)
        yield _areas(duck, counted)


def _by_turns(duck: Any, url: str) -> tuple[float, float, pa.Table]:
    """Medians of each, in turn, so that the machine's mood touches both alike."""
    times: dict[str, list[float]] = {"ours": [], "plain": []}
    counted = _count(duck)
    with psycopg.connect(url, autocommit=True) as postgres:
        ((workers,),) = duck.sql("SELECT current_setting('threads')").fetchall()
        postgres.execute(f"SET max_parallel_workers_per_gather = {workers - 1}")
        postgres.execute("SET search_path = star; SET work_mem = '64MB'; SET jit = off")
        _plain(postgres)
        for _ in range(ROUNDS):
            times["ours"].append(_timed(lambda: _count(duck)))
            times["plain"].append(_timed(lambda: _plain(postgres)))
    return statistics.median(times["ours"]), statistics.median(times["plain"]), counted


def _count(duck: Any) -> pa.Table:
    from leadwell.fairness.queries.counting import Period, count_on_duckdb, engines
    from leadwell.fairness.queries.definitions import indicators_of

    engines.written.cache_clear()  # a night writes each text once
    return count_on_duckdb(duck, indicators_of("wres", ON), period=Period(SINCE, ON))


def _plain(postgres: psycopg.Connection) -> None:
    postgres.execute("DROP TABLE IF EXISTS public.plainly")
    postgres.execute(f"CREATE UNLOGGED TABLE public.plainly AS {PLAIN}".encode())


def _insist_on_the_same(counted: pa.Table, url: str) -> None:
    """A yardstick that answers another question measures nothing."""
    columns = 'organisation_id, indicator, "row", split, "group", part, whole'
    told = io.BytesIO()
    arrow_csv.write_csv(counted, told, arrow_csv.WriteOptions(include_header=False))
    with psycopg.connect(url, autocommit=True) as postgres:
        postgres.execute("CREATE UNLOGGED TABLE public.ours (LIKE public.plainly)")
        copy = f"COPY public.ours ({columns}) FROM STDIN (FORMAT csv)"
        with postgres.cursor().copy(copy) as into:
            into.write(told.getvalue())
        asked = f"""
            SELECT count(*) FROM (
                (SELECT {columns} FROM public.ours EXCEPT ALL SELECT {columns} FROM public.plainly)
                UNION ALL
                (SELECT {columns} FROM public.plainly EXCEPT ALL SELECT {columns} FROM public.ours)
            ) AS different
        """
        ((different,),) = postgres.execute(asked.encode()).fetchall()
    if different:
        raise SystemExit(f"{different:,} cells differ between ours and PostgreSQL's")


def _areas(duck: Any, counted: pa.Table) -> dict[str, Any]:
    """The country, its regions and boards, out of the cells: nothing is read again."""
    from leadwell.fairness.queries.counting import sums_of_areas

    organisation = duck.table("organisation").to_arrow_table()
    ours = min(_timed(lambda: sums_of_areas(counted, organisation)) for _ in range(ROUNDS))
    return {
        "job": "boards, regions and the country summed from the cells", "unit": "s", "ours": ours,
        "yardstick": ours, "yardstick_name": "itself", "ratio": 1.0, "target": "told, not promised",
        "met": None,
    }  # fmt: skip


@contextmanager
def _database() -> Iterator[str]:
    """A database with nothing in it but a schema for the star."""
    from leadwell.config import database
    from tests.databases import as_role, server_url

    admin, name = server_url(), f"bench_fairness_{os.getpid()}"
    with psycopg.connect(admin, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    try:
        yield as_role(admin, name, "leadwell_admin")
    finally:
        database.drop(admin, name)


def _fill(url: str, star: dict[str, pa.Table]) -> None:
    """The star's tables with their rows; columns nobody asks for are left out."""
    from leadwell.fairness.queries.counting.star import TABLES

    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("CREATE SCHEMA star")
        for name, columns in TABLES.items():
            table = star.get(name)
            there = {c: t for c, t in columns.items() if table is None or c in table.column_names}
            listed = ", ".join(f'"{column}" {SQL_TYPES[kind]}' for column, kind in there.items())
            owner.execute(f'CREATE TABLE star."{name}" ({listed})'.encode())
            if table is not None:
                _copy(owner, name, table.select(list(there)))
        owner.execute("VACUUM ANALYZE")


def _copy(owner: psycopg.Connection, name: str, table: pa.Table) -> None:
    text = [c for c in table.column_names if pa.types.is_string(table.schema.field(c).type)]
    never = ", ".join(f'"{column}"' for column in text)
    told = f'COPY star."{name}" FROM STDIN (FORMAT csv, FORCE_NOT_NULL ({never}))'
    with owner.cursor().copy(told) as into:
        for piece in table.to_batches(max_chunksize=200_000):
            into.write(_as_csv(piece))


def _as_csv(piece: pa.RecordBatch) -> bytes:
    said = io.BytesIO()
    options = arrow_csv.WriteOptions(include_header=False, quoting_style="needed")
    arrow_csv.write_csv(piece, said, options)
    return said.getvalue()


def _snapshot(url: str, folder: Path) -> Any:
    """The encrypted files of the very same rows, opened as the worker opens them."""
    from leadwell.gateways.warehouse import Warehouse

    house = Warehouse(folder, KEY)
    house.write("bench", url=url, on=ON, since=SINCE)
    return house.open("bench")


def _timed(job: Callable[[], Any]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _row(job: str, ours: float, plain: float, at_least: float, *, promised: bool) -> dict[str, Any]:
    ratio = plain / ours
    target = f"at least {at_least:g} times faster" + ("" if promised else ", not promised")
    return {
        "job": job, "unit": "s", "ours": ours, "yardstick": plain, "yardstick_name": "PostgreSQL, by hand",
        "ratio": ratio, "target": target, "met": ratio >= at_least if promised else None,
    }  # fmt: skip
