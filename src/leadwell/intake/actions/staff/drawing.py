"""Rows drawn from the database onto the desk, in blocks; what is asked about goes in the same way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

import psycopg
from django.db import connection
from psycopg import sql

from leadwell.gateways.staff_desk import Desk


def draw(desk: Desk, table: str, columns: str, query: str) -> None:
    """Lay the answer of a query out as a table; `columns` as SQL writes them."""
    connection.ensure_connection()
    desk.take(table, columns, _blocks(query, connection.connection))


def drawing(desk: Desk, table: str, columns: str, query: str) -> AbstractContextManager[None]:
    """Draw while the desk is busy with what stands in the block, which may not ask the database."""
    connection.ensure_connection()
    return desk.taking(table, columns, _blocks(query, connection.connection))


def send(desk: Desk, table: str, columns: str, query: str) -> None:
    """Put what the desk answers into a temporary table of this transaction, emptied before."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS {table} ({columns}) ON COMMIT DROP")
        cursor.execute(f"TRUNCATE {table}")
        with cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv, NULL '\\N')") as copying:
            for piece in desk.pieces(query):
                copying.write(piece)
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))


def _blocks(query: str, database: psycopg.Connection) -> Iterator[bytes]:
    copy = f"COPY ({query}) TO STDOUT (FORMAT csv, NULL '\\N')"
    with database.cursor() as cursor, cursor.copy(copy) as copying:
        held, size = [], 0
        for block in copying:
            held.append(bytes(block))
            size += len(block)
            if size > 1 << 20:
                yield b"".join(held)
                held, size = [], 0
        yield b"".join(held)
