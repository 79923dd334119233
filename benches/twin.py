"""A second database that is kept equal to the first with COPY alone: the yardstick of loading.

After each load the rows it wrote are taken out of the first database and put into the twin, in one
transaction, with the same tables, indexes and constraints. Only putting them in is timed, commit and
foreign keys included. COPY cannot change a row, so changed rows are copied beside the table and
changed from there in one statement; rows that are gone are taken away before the clock starts.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

TABLES = (
    "organisations_organisation",
    "organisations_organisationname",
    "organisations_organisationcode",
    "organisations_placement",
    "organisations_membership",
    "organisations_succession",
    "measures_source",
    "measures_figure",
    "intake_loadedfile",
    "history_event",
)


@dataclass(frozen=True, slots=True)
class Written:
    """What one load did to one table: new rows and changed rows as COPY reads them, and rows gone."""

    table: str
    new: bytes
    changed: bytes
    gone: Sequence[int]


class Twin:
    """The second database. `columns` are those of each table, without its number."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self.columns = {table: self._columns(table) for table in TABLES}
        for table in TABLES:
            connection.execute(
                f"CREATE TEMPORARY TABLE beside_{table} (LIKE {table}) ON COMMIT DELETE ROWS"
            )
        connection.commit()

    def follow(self, cursor: Any, since: int) -> float:
        """Take over what the first database wrote after transaction `since`. Gives the seconds."""
        written = [self._written(cursor, table, since) for table in TABLES]
        self._take_away(written)
        began = time.perf_counter()
        for one in written:
            self._change(one)
        for one in written:
            self._copy(one.table, one.new)
        self.connection.commit()
        return time.perf_counter() - began

    def _columns(self, table: str) -> Sequence[str]:
        found = self.connection.execute(f"SELECT * FROM {table} LIMIT 0")
        return [f'"{column.name}"' for column in found.description or () if column.name != "id"]

    def _written(self, cursor: Any, table: str, since: int) -> Written:
        last, known = self._ask(f"SELECT coalesce(max(id), 0), count(*) FROM {table}")
        fresh = f"xmin::text::bigint > {since}"
        return Written(
            table,
            _copied(cursor, f"SELECT * FROM {table} WHERE id > {last} ORDER BY id"),
            _copied(cursor, f"SELECT * FROM {table} WHERE id <= {last} AND {fresh}"),
            self._gone(cursor, table, last, known),
        )

    def _gone(self, cursor: Any, table: str, last: int, known: int) -> Sequence[int]:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE id <= {last}")
        if cursor.fetchone()[0] == known:
            return []
        cursor.execute(f"SELECT id FROM {table} WHERE id <= {last}")
        left = {number for (number,) in cursor.fetchall()}
        had = self.connection.execute(f"SELECT id FROM {table}").fetchall()
        return [number for (number,) in had if number not in left]

    def _take_away(self, written: Sequence[Written]) -> None:
        for one in written:
            if one.gone:
                self.connection.execute(
                    f"DELETE FROM {one.table} WHERE id = ANY(%s)",
                    [list(one.gone)],
                )
        self.connection.commit()

    def _change(self, one: Written) -> None:
        if not one.changed:
            return
        self._copy(f"beside_{one.table}", one.changed)
        values = ", ".join(f"{name} = b.{name}" for name in self.columns[one.table])
        self.connection.execute(
            f"UPDATE {one.table} t SET {values} FROM beside_{one.table} b WHERE b.id = t.id"
        )

    def _copy(self, table: str, rows: bytes) -> None:
        if rows:
            with (
                self.connection.cursor() as cursor,
                cursor.copy(f"COPY {table} FROM STDIN") as copy,
            ):
                copy.write(rows)

    def _ask(self, question: str) -> Any:
        return self.connection.execute(question).fetchone()


def _copied(cursor: Any, query: str) -> bytes:
    with cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
        return b"".join(bytes(part) for part in copy)


@contextlib.contextmanager
def twin(name: str) -> Iterator[Twin]:
    """An empty twin for as long as the block lasts."""
    from tests.databases import as_role, copy_of, make_template, server_url

    admin = server_url()
    name = f"{name}_{os.getpid()}"
    with (
        copy_of(make_template(admin), admin_url=admin, name=name),
        psycopg.connect(as_role(admin, name, "leadwell_owner")) as connection,
    ):
        yield Twin(connection)
        connection.close()
