"""The same expressions on three engines. Each answers the long table as Arrow, in no order.

Ibis writes the text and the engine's own driver runs it: Ibis's own connections to PostgreSQL and Spark would
bring pandas along (docs/decisions/0019).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leadwell.fairness.queries.counting.cube import Expression, Period
from leadwell.fairness.queries.counting.lines import counted
from leadwell.fairness.rules.facts import Indicator

if TYPE_CHECKING:
    import duckdb
    import psycopg

LONG = pa.schema(
    {
        "organisation_id": pa.int64(),
        "indicator": pa.string(),
        "row": pa.string(),
        "split": pa.string(),
        "group": pa.string(),
        "part": pa.int64(),
        "whole": pa.int64(),
    }
)


def count_on_duckdb(
    duck: duckdb.DuckDBPyConnection, indicators: Sequence[Indicator], *, period: Period
) -> pa.Table:
    """Counted by the engine that comes with us, over the tables or files of a snapshot."""
    return _all(
        counted(indicators, period=period),
        lambda asked: duck.sql(_text(asked, "duckdb")).to_arrow_table(),
    )


def count_on_postgres(
    connection: psycopg.Connection, indicators: Sequence[Indicator], *, period: Period
) -> pa.Table:
    """Counted by PostgreSQL, where the star's views are on the search path of `leadwell_snapshot`."""

    def run(asked: Expression) -> pa.Table:
        rows = connection.execute(_text(asked, "postgres").encode()).fetchall()
        columns = zip(*rows, strict=True) if rows else [[] for _ in LONG]
        return pa.table([list(column) for column in columns], schema=LONG)

    return _all(counted(indicators, period=period), run)


def count_on_spark(session: Any, indicators: Sequence[Indicator], *, period: Period) -> pa.Table:
    """Counted by Spark, over tables or views of the star's names (the `[spark]` extra, Java 17)."""
    return _all(
        counted(indicators, period=period),
        lambda asked: session.sql(_text(asked, "pyspark")).toArrow(),
    )


def _all(asked: Iterable[Expression], run: Callable[[Expression], pa.Table]) -> pa.Table:
    found = [run(one).cast(LONG) for one in asked]
    return pa.concat_tables(found) if found else LONG.empty_table()


def _text(asked: Expression, dialect: str) -> str:
    import ibis

    return str(ibis.to_sql(asked, dialect=dialect))
