"""The star: what the site's own role must not read of it, and what its one reader must not read beside."""

from __future__ import annotations

from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import Error, connection, models

from conftest import as_role
from leadwell.config import star
from leadwell.equality.tests.factories import someone, told_by_a_file

READABLE = {"staff", "step", "pay", "organisation", "grouping"}
SECRET = "c21:15"
ASKED = """SELECT set_config('star.on', '2026-11-22', false), set_config('star.from', '2026-04-01', false)"""


class StarStaff(models.Model):
    """The star as a model would reach for it."""

    ethnicity = models.TextField(primary_key=True)

    class Meta:
        app_label = "sealed_tests"
        managed = False
        db_table = '"star"."staff"'


@pytest.fixture
def asha(committed_database):
    """Somebody whose employer's file said something."""
    asha = someone()
    told_by_a_file(asha, ethnicity=SECRET)
    return asha


@pytest.fixture
def reader(asha):
    """A connection as the star's one reader."""
    with psycopg.connect(settings.LEADWELL_SNAPSHOT_URL, autocommit=True) as found:
        found.execute(ASKED)
        yield found


def attempt(statement: str) -> list[object]:
    """As the site's role, by the site's connection."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


VIEWS = ("staff", "step", "pay", "organisation", '"grouping"', "standing", "at_work", "decided",
         "decider", "tied", "words", "word", "group_of")  # fmt: skip
WAYS = (
    *(f"SELECT * FROM star.{view}" for view in VIEWS),
    "SELECT count(*) FROM star.staff",
    "SELECT 1 WHERE EXISTS (SELECT FROM star.staff)",
    "TABLE star.staff",
    "COPY star.word TO STDOUT",
    "COPY (SELECT * FROM star.staff) TO STDOUT",
    "SELECT name FROM people_person UNION ALL SELECT ethnicity FROM star.staff",
    "SELECT star.first_said('a')",
    "SET ROLE leadwell_snapshot",
    "SET SESSION AUTHORIZATION leadwell_snapshot",
    "CREATE TEMP VIEW mine AS SELECT * FROM star.staff",
    "CREATE VIEW star.mine AS SELECT 1",
    "GRANT SELECT ON star.staff TO leadwell_web",
    "INSERT INTO star.word VALUES ('band', '5', '9')",
    "UPDATE star.word SET means = 'vsm' WHERE about = 'band'",
    "DELETE FROM star.group_of",
    "TRUNCATE star.word",
    "DROP VIEW star.staff CASCADE",
)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", WAYS)
def test_the_sites_role_can_neither_read_nor_change_the_star(statement):
    with pytest.raises(Error) as refused:
        attempt(statement)
    assert refused.value.__cause__.sqlstate == "42501"


@pytest.mark.django_db
def test_no_model_reaches_the_star():
    attempt("SELECT 1")
    with pytest.raises(Error, match="permission denied"):
        list(StarStaff.objects.all())


@pytest.mark.parametrize(
    "injected", ["1) UNION SELECT 1 FROM star.staff --", "(SELECT 1 FROM star.staff)"]
)
@pytest.mark.django_db
def test_what_is_smuggled_into_a_question_of_the_site_does_not_reach_the_star(injected):
    with pytest.raises(Error, match="permission denied"):
        attempt(f"SELECT 1 FROM people_person WHERE id IN ({injected})")


def test_its_reader_reads_the_five_views_and_nothing_else(reader):
    found = reader.execute("""
        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f', 'S')
            AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege(c.oid, 'SELECT, USAGE, UPDATE')
                ELSE has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
                    OR has_table_privilege(c.oid, 'DELETE, TRUNCATE, TRIGGER') END
    """).fetchall()
    assert {name for (name,) in found} == {f"star.{view}" for view in READABLE}


def test_its_reader_changes_nothing(reader):
    for view in READABLE:
        (may,) = reader.execute(
            "SELECT has_table_privilege(%s, 'INSERT, UPDATE, DELETE')", [f'star."{view}"']
        ).fetchone()
        assert not may
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        reader.execute("CREATE TABLE star.mine (a int)")


def test_its_reader_may_call_nothing_that_has_more_rights_than_itself(reader):
    found = reader.execute("""
        SELECT p.oid::regprocedure::text FROM pg_proc p
        WHERE p.prosecdef AND has_function_privilege(p.oid, 'EXECUTE')
    """).fetchall()
    assert found == []


@pytest.mark.parametrize("table", ["public.people_person", "sealed_equality.declaration", "star.standing",
                                   "star.decided", "public.history_event"])  # fmt: skip
def test_its_reader_is_refused_beside_the_views(reader, table):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        reader.execute(f"SELECT * FROM {table}")


@pytest.mark.parametrize("role", ["leadwell_equality", "leadwell_speaking_up"])
def test_the_other_rooms_read_no_star(committed_database, admin_url, role):
    name = urlsplit(committed_database).path.lstrip("/")
    with (
        psycopg.connect(as_role(admin_url, name, role)) as other,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        other.execute("SELECT * FROM star.staff")


def test_no_view_that_is_read_has_a_column_for_a_person(reader):
    found = reader.execute("""
        SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'star'
    """).fetchall()
    assert {table for table, _ in found} == READABLE
    telling = {
        "human",
        "person",
        "person_id",
        "name",
        "reference",
        "title",
        "id",
        "unit",
        "decider",
    }
    assert not telling & {column for _, column in found}


def test_what_bands_mean_is_as_the_files_say(committed_database, admin_url):
    name = urlsplit(committed_database).path.lstrip("/")
    with psycopg.connect(as_role(admin_url, name, "leadwell_owner"), autocommit=True) as owner:
        owner.execute("UPDATE star.word SET means = 'vsm'")
        star.lay_out(owner)
        kept = owner.execute(
            "SELECT about, said, means, from_on, until_on FROM star.word"
        ).fetchall()
    assert sorted(kept, key=str) == sorted(star.words(), key=str)
    assert ("band", "band 8a", "8a", None, None) in kept
