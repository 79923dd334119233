"""The site's own database role, and what it must never manage."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction


def _attempt(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("role", ["leadwell_equality", "leadwell_speaking_up", "leadwell_owner"])
def test_the_web_role_cannot_become_another(role, db):
    with pytest.raises(ProgrammingError, match="permission denied"):
        _attempt(f"SET ROLE {role}")


@pytest.mark.parametrize("schema", ["sealed_equality", "sealed_speaking_up"])
def test_the_web_role_cannot_make_or_read_anything_in_a_sealed_room(schema, db):
    with pytest.raises(ProgrammingError, match="permission denied"):
        _attempt(f"CREATE TABLE {schema}.peek (id int)")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_event SET what = 'nothing'",
        "DELETE FROM history_event",
        "TRUNCATE history_event",
        "DELETE FROM django_migrations",
        "CREATE TABLE public.mine (id int)",
        "ALTER TABLE people_person ADD COLUMN more text",
        "DROP TABLE people_person",
    ],
)
def test_the_web_role_cannot(statement, db):
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        _attempt(statement)


def test_the_tests_run_as_the_web_role(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, usesuper FROM pg_user WHERE usename = current_user")
        assert cursor.fetchone() == ("leadwell_web", False)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT lo_from_bytea(0, 'a file of any size')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT pg_read_file('/etc/passwd')",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "COPY (SELECT 1) TO '/tmp/leadwell-was-here'",
        "SELECT rolpassword FROM pg_authid",
        "CREATE SCHEMA mine",
        "CREATE EXTENSION dblink",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "SET session_replication_role = replica",
        "ALTER ROLE leadwell_web SUPERUSER",
        "TRUNCATE access_rolegrant",
    ],
)
def test_the_web_role_reaches_nothing_outside_its_tables(statement, db):
    with pytest.raises(ProgrammingError, match="permission denied"):
        _attempt(statement)


def test_the_web_role_belongs_to_no_other_role(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_auth_members WHERE member = current_user::regrole")
        assert cursor.fetchone() is None


def test_only_four_functions_run_as_their_owner(db):
    """Each of these is a door past the rights of the role. Three take nothing, one the number of an
    event that says what it will erase."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef "
            "AND has_function_privilege(oid, 'execute') ORDER BY 1"
        )
        assert [name for (name,) in cursor.fetchall()] == [
            "begin_first_load()", "end_first_load()", "erase_particulars(bigint)", "refresh_statistics()",
        ]  # fmt: skip
