"""The very first file of people: into empty tables without their indexes, which are built at the end.

The database does the taking down and the building (config/sql/first_load.sql), only while nobody is known,
and lets no transaction end in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Below this, keeping the indexes takes less time than building them, and nobody else need wait.
MANY_AT_FIRST = 20_000


@contextmanager
def indexes_built_at_the_end(rows: int) -> Iterator[None]:
    """Write so many rows inside this block, in a transaction. Where somebody is known already, or the file is
    small, nothing is different."""
    taken_down = rows >= MANY_AT_FIRST and _called("begin_first_load")
    yield
    if taken_down:
        _called("end_first_load")


def _called(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}()")
        return bool(cursor.fetchone()[0])
