"""Counting a table in a snapshot: who the filters leave, and what stands in each cell. Only the worker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from leadwell.fairness.rules.tables.facts import Asked, Dimension
from leadwell.stats.disclosure.books import Ints

if TYPE_CHECKING:
    import duckdb

# Names of columns and tables are ours, never typed; values are given apart.
_GROUP = """(SELECT coalesce(max(g.group_code), CASE s."{column}" WHEN '' THEN 'not-asked' WHEN '-' THEN
    'not-said' ELSE 'unknown' END) FROM "grouping" g WHERE g.characteristic = '{characteristic}'
    AND g."grouping" = '{grouping}' AND g.value = s."{column}")"""
_WITHIN = (
    "s.organisation_id IN (SELECT organisation_id FROM organisation WHERE starts_with(path, ?))"
)
_HERE = f"FROM staff s WHERE {_WITHIN}"


@dataclass(frozen=True, eq=False)
class Cells:
    """How many people stand in each cell, and what their record keys add up to; the last row and column
    are totals."""

    people: Ints
    keys: Ints


def population(
    duck: duckdb.DuckDBPyConnection,
    path: str,
    asked: Asked,
    earlier: Iterable[tuple[str, Asked]],
    dimensions: Mapping[str, Dimension],
) -> tuple[int, int, list[int]]:
    """How many the filters leave, how many they leave out, and for each earlier table, of this
    place or one above or beneath it, how many stand in only one of the two."""
    here, values = _filtered(asked, dimensions)
    whole, left = _one(
        duck, f"SELECT count(*), count(*) FILTER (WHERE {here}) {_HERE}", [*values, path]
    )
    apart = []
    for at, other in earlier:
        there, theirs = _filtered(other, dimensions)
        only_one = f"({_WITHIN} AND {here}) <> ({_WITHIN} AND {there})"
        question = f"SELECT count(*) FILTER (WHERE {only_one}) {_HERE}"
        told = [path, *values, at, *theirs, min(path, at, key=len)]
        apart.append(_one(duck, question, told)[0])
    return left, whole - left, apart


def came_and_went(
    duck: duckdb.DuckDBPyConnection,
    path: str,
    asked: Asked,
    then: Iterable[tuple[duckdb.DuckDBPyConnection, str, Asked]],
    dimensions: Mapping[str, Dimension],
) -> list[int]:
    """For each earlier table that was counted from another snapshot, how many stand in only one of the two,
    or stand otherwise in each."""
    now, found = None, []
    for other, at, table in then:
        now = now or _people(duck, path, asked, dimensions)
        was = _people(other, at, table, dimensions)
        with duck.cursor() as beside:
            beside.register("now", now)
            beside.register("was", was)
            question = "SELECT count(*) FROM (FROM {} EXCEPT ALL FROM {})"
            ways = (("now", "was"), ("was", "now"))
            found.append(sum(_one(beside, question.format(*way), [])[0] for way in ways))
    return found


def _people(
    duck: duckdb.DuckDBPyConnection, path: str, asked: Asked, dimensions: Mapping[str, Dimension]
) -> pa.Table:
    """Whom a table is of, told apart by everything a table can tell apart and by their record keys."""
    here, values = _filtered(asked, dimensions)
    columns = sorted(
        {f's."{one.column}"::varchar AS "{one.column}"' for one in dimensions.values()}
    )
    question = f"SELECT s.organisation_id, s.record_key, {', '.join(columns)} {_HERE} AND {here}"
    with duck.cursor() as apart:
        return apart.sql(question, params=[path, *values]).to_arrow_table()


def cells(
    duck: duckdb.DuckDBPyConnection, path: str, asked: Asked, dimensions: Mapping[str, Dimension]
) -> Cells:
    """The table with its totals, in the order of the values of its dimensions."""
    rows, columns = dimensions[asked.rows], dimensions[asked.columns]
    here, values = _filtered(asked, dimensions)
    question = f"""SELECT {_value(rows)}, {_value(columns)}, count(*), sum(s.record_key)
        {_HERE} AND {here} GROUP BY 1, 2"""
    found = duck.execute(question, [path, *values]).fetchall()
    shape = (len(rows.values), len(columns.values))
    people, keys = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    down, across = list(rows.values), list(columns.values)
    for row, column, number, key in found:
        people[down.index(row), across.index(column)] = number
        keys[down.index(row), across.index(column)] = key
    return Cells(_with_totals(people), _with_totals(keys))


def _filtered(asked: Asked, dimensions: Mapping[str, Dimension]) -> tuple[str, list[str]]:
    conditions = [f"{_value(dimensions[name])} = ?" for name, _ in asked.filters]
    return " AND ".join(["TRUE", *conditions]), [value for _, value in asked.filters]


def _value(one: Dimension) -> str:
    if not one.characteristic:
        return f"""s."{one.code}"::varchar"""
    names = {"column": one.column, "characteristic": one.characteristic, "grouping": one.grouping}
    return _GROUP.format(**names)


def _one(duck: duckdb.DuckDBPyConnection, question: str, values: Sequence[Any]) -> tuple[int, ...]:
    found = duck.execute(question, list(values)).fetchone()
    return tuple(int(number) for number in found or ())


def _with_totals(cells: Ints) -> Ints:
    down = np.vstack([cells, cells.sum(axis=0)])
    return np.hstack([down, down.sum(axis=1, keepdims=True)])
