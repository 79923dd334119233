"""People by the million: a staff file's newcomers and new names, in the caller's transaction.

The blocks are CSV as COPY reads it, `\\N` for nothing. Numbers are reserved beforehand, so that whoever
points at a new person can be written in the same breath.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from leadwell.actor import Actor, Permission
from leadwell.people.models import Scheme
from leadwell.reasons import NotPermitted

Blocks = Iterable[bytes]
REFUSAL = "Only somebody who may load staff files brings in many people at once."


@dataclass(frozen=True, slots=True)
class Newcomers:
    """`people`: id, name, sort_key, made_up. `identifiers`: person_id, scheme_id, value. `renamed`:
    id, name, sort_key."""

    people: Blocks = field(default_factory=tuple)
    identifiers: Blocks = field(default_factory=tuple)
    renamed: Blocks = field(default_factory=tuple)


def reserve_people(count: int) -> int:
    """The first of so many numbers in a row that nobody else will be given."""
    return reserve("people_person", count)


def scheme_of(*, by: Actor, kind: str, place: str, now: datetime) -> Scheme:
    """Where the numbers of one kind of file of one organisation are unique; made the first time."""
    if not by.may_somewhere(Permission.LOAD_STAFF):
        raise NotPermitted(REFUSAL)
    return Scheme.objects.get_or_create(kind=kind, place=place)[0]


@transaction.atomic
def note_people(*, by: Actor, path: str, newcomers: Newcomers, now: datetime) -> None:
    """Add people with their numbers and put new names right. The caller remembers it, once for all.

    `path` is the organisation whose file it is. Raises `NotPermitted`."""
    if not by.may(Permission.LOAD_STAFF, path):
        raise NotPermitted(REFUSAL)
    copy_in("people_person (id, name, sort_key, made_up)", newcomers.people)
    copy_in("people_identifier (person_id, scheme_id, value)", newcomers.identifiers)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS people_renamed (id bigint, name text, sort_key text)"
            " ON COMMIT DROP"
        )
        cursor.execute("TRUNCATE people_renamed")
        copy_in("people_renamed", newcomers.renamed)
        cursor.execute(
            "UPDATE people_person p SET name = r.name, sort_key = r.sort_key FROM people_renamed r"
            " WHERE p.id = r.id"
        )


def copy_in(table: str, blocks: Blocks) -> None:
    """Copy CSV blocks into a table; `table` may name its columns."""
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv, NULL '\\N')") as copying,
    ):
        for block in blocks:
            copying.write(block)


def reserve(table: str, count: int) -> int:
    """Numbers are drawn one by one, and somebody else may draw between; then all are drawn again.
    Numbers are not short, and those left over are nobody's."""
    if not count:
        return 0
    # The name in a SELECT of its own is looked up once; beside each number it costs more than the number.
    query = (
        "SELECT min(n), max(n) FROM (SELECT nextval((SELECT pg_get_serial_sequence(%s, 'id')::regclass)) AS n"
        " FROM generate_series(1, %s)) drawn"
    )
    while True:
        with connection.cursor() as cursor:
            cursor.execute(query, [table, count])
            first, last = cursor.fetchone()
        if last - first == count - 1:
            return int(first)
