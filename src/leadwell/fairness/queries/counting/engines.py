"""The same expressions on three engines. Each answers the long table as Arrow, in no order.

Ibis writes the text and the engine's own driver runs it: Ibis's own connections to PostgreSQL and Spark would
bring pandas along (docs/decisions/0019). Writing takes a quarter of a second for a set, so texts are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leadwell.fairness.queries.counting.cube import Period
from leadwell.fairness.queries.counting.lines import counted
from leadwell.fairness.rules.facts import Indicator

if TYPE_CHECKING:
    import duckdb
    import psycopg

TEXTS = 200  # all sets of a few years
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
        _texts(indicators, period, "duckdb"), lambda asked: duck.sql(asked).to_arrow_table()
    )


def count_on_postgres(
    connection: psycopg.Connection, indicators: Sequence[Indicator], *, period: Period
) -> pa.Table:
    """Counted by PostgreSQL, where the star's views are on the search path of `leadwell_snapshot`."""

    def run(asked: str) -> pa.Table:
        rows = connection.execute(asked.encode()).fetchall()
        columns = zip(*rows, strict=True) if rows else [[] for _ in LONG]
        return pa.table([list(column) for column in columns], schema=LONG)

    return _all(_texts(indicators, period, "postgres"), run)


def count_on_spark(session: Any, indicators: Sequence[Indicator], *, period: Period) -> pa.Table:
    """Counted by Spark, over tables or views of the star's names (the `[spark]` extra, Java 17)."""
    return _all(_texts(indicators, period, "pyspark"), lambda asked: session.sql(asked).toArrow())


def _all(asked: Iterable[str], run: Callable[[str], pa.Table]) -> pa.Table:
    found = [run(one).cast(LONG) for one in asked]
    return pa.concat_tables(found) if found else LONG.empty_table()


@dataclass(frozen=True, slots=True)
class _Question:
    """Figures to be counted in a period by an engine; the same question where they mean the same."""

    indicators: Sequence[Indicator] = field(compare=False)
    meaning: str
    period: Period
    dialect: str


def _texts(indicators: Sequence[Indicator], period: Period, dialect: str) -> tuple[str, ...]:
    return written(_Question(indicators, repr(tuple(indicators)), period, dialect))


@lru_cache(maxsize=TEXTS)
def written(asked: _Question) -> tuple[str, ...]:
    """The texts of a question, one for each grouping of each characteristic."""
    import ibis

    expressions = counted(asked.indicators, period=asked.period)
    return tuple(str(ibis.to_sql(one, dialect=asked.dialect)) for one in expressions)
