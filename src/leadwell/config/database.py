"""Prepare a database: its roles, schemas and rights. Run by the launcher and the tests.

    python -m leadwell.config.database prepare ADMIN_URL NAME
    python -m leadwell.config.database finish OWNER_URL
    python -m leadwell.config.database empty | holds ADMIN_URL NAME
    python -m leadwell.config.database take-place ADMIN_URL FRESH NAME

ADMIN_URL is an account that may make roles and databases; it is used here and nowhere else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from leadwell.config import star

SQL = Path(__file__).parent / "sql"
ROLES = (
    "leadwell_owner",
    "leadwell_web",
    "leadwell_equality",
    "leadwell_speaking_up",
    "leadwell_snapshot",
)


def prepare(admin_url: str, name: str, *, template: str | None = None) -> None:
    """Make roles and the database `name` with its schemas and rights. Safe to repeat.

    `template` copies an existing database instead, with all that is in it.
    """
    with _anywhere(admin_url) as admin:
        admin.execute(_read("roles.sql"))
        _set_passwords(admin)
        if not _exists(admin, name):
            _create(admin, name, template or "template0")
    if template is None:
        with psycopg.connect(make_conninfo(admin_url, dbname=name), autocommit=True) as inside:
            inside.execute(_read("database.sql"))
            inside.execute(_read("sealed_rooms.sql"))


def _anywhere(admin_url: str) -> psycopg.Connection:
    """The named database, or where it does not exist yet, the one every server has."""
    try:
        return psycopg.connect(admin_url, autocommit=True)
    except psycopg.OperationalError:
        return psycopg.connect(make_conninfo(admin_url, dbname="postgres"), autocommit=True)


def _beside(admin_url: str) -> psycopg.Connection:
    """The database every server has: nobody drops or renames the one they are in."""
    return psycopg.connect(make_conninfo(admin_url, dbname="postgres"), autocommit=True)


def finish(owner_url: str) -> None:
    """After migrating: take away what the site must never do. `owner_url` is leadwell_owner's."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute(_read("after_migrate.sql"))
        owner.execute(_read("ledger.sql"))
        owner.execute(_read("first_load.sql"))
        with owner.transaction():
            owner.execute(_read("star.sql"))
            star.lay_out(owner)


def empty(admin_url: str, name: str) -> None:
    """Roles, and a database `name` with nothing in it, not even schemas: for a restore."""
    drop(admin_url, name)
    with _beside(admin_url) as admin:
        admin.execute(_read("roles.sql"))
        _set_passwords(admin)
        _create(admin, name, "template0")


def take_place(admin_url: str, fresh: str, name: str) -> None:
    """Let the database `fresh` be the one called `name` from now on: at once or not at all. The old
    one, and whoever is still connected to it, is gone."""
    old = f"{name}_replaced"
    drop(admin_url, old)
    with _beside(admin_url) as admin:
        there = _exists(admin, name)
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN (%s, %s)",
            [name, fresh],
        )
        with admin.transaction():
            if there:
                _rename(admin, name, old)
            _rename(admin, fresh, name)
    drop(admin_url, old)


def _rename(admin: psycopg.Connection, was: str, now: str) -> None:
    admin.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(was), sql.Identifier(now))
    )


def holds(admin_url: str, name: str) -> None:
    """Say "something" where anything ever happened in this database, else "nothing"."""
    with _beside(admin_url) as admin:
        there = _exists(admin, name)
    sys.stdout.write("something" if there and _something_happened(admin_url, name) else "nothing")


def _something_happened(admin_url: str, name: str) -> bool:
    with psycopg.connect(make_conninfo(admin_url, dbname=name)) as inside:
        found = inside.execute("SELECT to_regclass('public.history_event') IS NOT NULL").fetchone()
        if not found or not found[0]:
            return False
        return inside.execute("SELECT 1 FROM history_event LIMIT 1").fetchone() is not None


def drop(admin_url: str, name: str) -> None:
    """Remove a throw-away database, whoever is still connected."""
    with _beside(admin_url) as admin:
        admin.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def _create(admin: psycopg.Connection, name: str, template: str) -> None:
    made = sql.SQL("CREATE DATABASE {} OWNER leadwell_owner TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(template)
    )
    admin.execute(made)
    for allowed in ("REVOKE ALL ON DATABASE {} FROM PUBLIC",
                    "GRANT CONNECT, TEMPORARY ON DATABASE {} TO leadwell_web",
                    "GRANT CONNECT ON DATABASE {} TO leadwell_equality, leadwell_speaking_up",
                    "GRANT CONNECT, TEMPORARY ON DATABASE {} TO leadwell_snapshot"):  # fmt: skip
        admin.execute(sql.SQL(allowed).format(sql.Identifier(name)))


def _set_passwords(admin: psycopg.Connection) -> None:
    """A server reached over the network asks for passwords; the launcher keeps them in its home."""
    for role in ROLES:
        if password := os.environ.get(f"{role.upper()}_PASSWORD"):
            admin.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                    sql.Identifier(role), sql.Literal(password)
                )
            )


def _exists(admin: psycopg.Connection, name: str) -> bool:
    return (
        admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
    )


def _read(name: str) -> sql.SQL:
    return sql.SQL((SQL / name).read_text(encoding="utf-8"))


def main(verb: str, *given: str) -> None:
    """Run one of them; what the server refuses is said without a trace of our own code."""
    verbs: dict[str, Callable[..., None]] = {
        "prepare": prepare,
        "finish": finish,
        "empty": empty,
        "holds": holds,
        "take-place": take_place,
    }
    try:
        verbs[verb](*given)
    except psycopg.Error as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
