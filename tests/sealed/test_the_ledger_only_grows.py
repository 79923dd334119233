"""Attempts to rewrite history, by everyone who has a role in the database. All of them fail."""

from __future__ import annotations

from datetime import UTC, datetime

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import ProgrammingError, connection, transaction

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.history.queries import event
from tests.databases import as_role

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TABLES = [
    "history_event",
    "history_particulars",
    "history_position",
    "history_node",
    "history_checkpoint",
]
COLUMN = {
    "history_event": "what = what",
    "history_particulars": "by_name = by_name",
    "history_position": "event_id = event_id",
    "history_node": "digest = digest",
    "history_checkpoint": "note = note",
}


def ways(table: str) -> list[str]:
    """Every way to change what stands in a table."""
    return [
        f"UPDATE {table} SET {COLUMN[table]}",
        f"DELETE FROM {table}",
        f"TRUNCATE {table}",
    ]


EVERY_WAY = [way for table in TABLES for way in ways(table)]


@pytest.fixture(scope="module")
def url(admin_url, django_db_setup):
    """The address of this process's database for any role."""
    name = connection.settings_dict["NAME"]
    return lambda role: as_role(admin_url, name, role)


@pytest.mark.parametrize("statement", EVERY_WAY)
def test_the_site_has_no_right_to(statement, db):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize("statement", EVERY_WAY)
def test_even_the_owner_is_refused(statement, url):
    with (
        psycopg.connect(url("leadwell_owner")) as owner,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="the ledger only grows"),
    ):
        owner.execute(statement)


@pytest.mark.parametrize("role", ["leadwell_equality", "leadwell_speaking_up"])
@pytest.mark.parametrize("statement", EVERY_WAY)
def test_a_sealed_room_has_no_right_to(statement, role, url):
    with (
        psycopg.connect(url(role)) as sealed,
        pytest.raises(psycopg.ProgrammingError, match=r"permission denied|does not exist"),
    ):
        sealed.execute(statement)


@pytest.mark.parametrize("table", TABLES)
def test_the_sealed_room_reads_nobodys_history(table, url):
    with (
        psycopg.connect(url("leadwell_equality")) as sealed,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"),
    ):
        sealed.execute(f"SELECT * FROM {table}")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE history_event DISABLE TRIGGER only_grows",
        "DROP TRIGGER only_grows ON history_event",
        "CREATE RULE r AS ON INSERT TO history_event DO INSTEAD NOTHING",
        "CREATE OR REPLACE FUNCTION refuse_to_rewrite_history() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NULL; END'",
        "SELECT setval('history_event_id_seq', 1)",
        "SET session_replication_role = replica",
    ],
)
def test_the_site_cannot_take_the_lock_off(statement, db):
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
    ):
        connection.cursor().execute(statement)


def happened(what: str = "x.y", **details: object) -> int:
    by = Actor("Asha", 7)
    return record(what, about=ContentType(pk=1), by=by, now=NOW, details=details)


def erased(because: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase_particulars(%s)", [because])
        return cursor.fetchone()[0]


def test_nothing_is_erased_without_an_event_that_says_so(db):
    number = happened()
    for because in (number, happened("x.y", events=[number]), number + 99):
        assert erased(because) == 0
    assert not event(number).erased


def test_only_what_the_event_names_is_erased(db):
    named, other = happened(), happened()
    assert erased(happened("particulars.erased", events=[named])) == 1
    assert event(named).erased
    assert not event(other).erased


def test_what_says_that_something_was_erased_stays(db):
    first = happened("particulars.erased", events=[])
    assert erased(happened("particulars.erased", events=[first])) == 0
    assert not event(first).erased


def test_pretending_to_erase_opens_nothing(db):
    number = happened()
    connection.cursor().execute("SELECT set_config('leadwell.erasing', 'yes', true)")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("DELETE FROM history_particulars WHERE event_id = %s", [number])
    assert not event(number).erased


def test_after_erasing_the_door_is_shut_again(db):
    happened()
    erased(happened("particulars.erased", events=[happened()]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('leadwell.erasing')")
        assert cursor.fetchone() == ("no",)
