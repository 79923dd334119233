"""What people declared: the attempts to read it that must fail, made as the site's own role."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import DEFAULT_DB_ALIAS, Error, connection, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils.connection import ConnectionDoesNotExist

from conftest import as_role
from launcher.database import Database, environment
from launcher.places import home
from launcher.postgres import LocalPostgres
from leadwell.config.routers import SealedRooms
from leadwell.equality import actions
from leadwell.equality.models import Declaration
from leadwell.equality.tests.factories import NOW, someone, told_by_a_file
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted

TABLE = '"sealed_equality"."declaration"'
SECRET = "c21:15"
ADD = f"""INSERT INTO {TABLE} (person_id, through, given_on, noted_at, ethnicity, disability, sex,
    gender_identity, sexual_orientation, religion, age_band, caring, armed_forces, background)
    SELECT id, 'spy', now(), now(), '', '', '', '', '', '', '', '', '', '' FROM people_person"""


@pytest.fixture
def asha(committed_database):
    """Somebody who said something, and whose employer did."""
    asha = someone()
    told_by_a_file(asha, ethnicity=SECRET)
    actions.declare(by=asha, answers={"ethnicity": SECRET}, now=NOW)
    return asha


def attempt(statement: str) -> list[object]:
    """As the site's role, by the site's connection."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


READS = [
    f"SELECT * FROM {TABLE}",
    f"SELECT count(*) FROM {TABLE}",
    f"SELECT ethnicity FROM {TABLE} LIMIT 1",
    f"SELECT ctid, xmin FROM {TABLE}",
    f"SELECT d FROM {TABLE} d",
    f"SELECT 1 WHERE EXISTS (SELECT 1 FROM {TABLE})",
    f"TABLE {TABLE}",
    f"SELECT name FROM people_person UNION ALL SELECT ethnicity FROM {TABLE}",
    f"SELECT name, (SELECT ethnicity FROM {TABLE} WHERE person_id = p.id LIMIT 1) FROM people_person p",
    f"WITH peek AS (SELECT * FROM {TABLE}) SELECT count(*) FROM peek",
    f"EXPLAIN SELECT * FROM {TABLE} WHERE ethnicity = '{SECRET}'",
    f"EXPLAIN (ANALYZE) {ADD} WHERE id IN (SELECT person_id FROM {TABLE})",
    f"COPY {TABLE} TO STDOUT",
    f"COPY (SELECT * FROM {TABLE}) TO STDOUT",
    f"CREATE TEMP TABLE mine AS SELECT * FROM {TABLE}",
    f"SELECT * INTO TEMP mine FROM {TABLE}",
    f"SELECT query_to_xml('SELECT * FROM {TABLE}', true, true, '')",
    "SELECT * FROM pg_catalog.pg_statistic",
    "SELECT last_value FROM sealed_equality.declaration_id_seq",
    f"DECLARE peek CURSOR WITH HOLD FOR SELECT * FROM {TABLE}",
    f"PREPARE peek AS SELECT * FROM {TABLE}; EXECUTE peek",
    f"DO $$ BEGIN PERFORM 1 FROM {TABLE}; END $$",
    f"SELECT 1; SELECT ethnicity FROM {TABLE}",
]
CHANGES = [
    f"UPDATE {TABLE} SET ethnicity = ''",
    f"UPDATE {TABLE} SET ethnicity = '' RETURNING ethnicity",
    f"DELETE FROM {TABLE}",
    f"DELETE FROM {TABLE} RETURNING *",
    f"TRUNCATE {TABLE}",
    f"MERGE INTO {TABLE} d USING people_person p ON d.person_id = p.id WHEN MATCHED THEN DELETE",
    f"{ADD} RETURNING id",
    f"{ADD} RETURNING ethnicity",
    f"{ADD} ON CONFLICT (id) DO NOTHING",
    f"{ADD} ON CONFLICT (id) DO UPDATE SET ethnicity = excluded.ethnicity",
    f"INSERT INTO {TABLE} (id, person_id) VALUES (1, 1)",
    f"INSERT INTO {TABLE} SELECT * FROM {TABLE}",
    f"SELECT * FROM {TABLE} FOR UPDATE",
    f"CREATE TRIGGER spy AFTER INSERT ON {TABLE} EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    f"ALTER TABLE {TABLE} ADD COLUMN spy text",
    f"ALTER TABLE {TABLE} DROP CONSTRAINT own_is_the_persons_own",
    f"CREATE RULE spy AS ON INSERT TO {TABLE} DO ALSO NOTIFY spy",
    f"CREATE INDEX spy ON {TABLE} (ethnicity)",
    f"CREATE TEMP TABLE spy (id bigint REFERENCES {TABLE})",
    f"GRANT SELECT ON {TABLE} TO leadwell_web",
    f"DROP TABLE {TABLE}",
    "CREATE FUNCTION sealed_equality.spy() RETURNS int LANGUAGE sql AS 'SELECT 1'",
]


@pytest.mark.parametrize("statement", [*READS, *CHANGES])
def test_the_web_role_is_refused(statement, asha):
    with pytest.raises(
        Error, match=r"permission denied|must be owner|must be able to SET|temporary tables"
    ) as refused:
        attempt(statement)
    assert SECRET not in str(refused.value).replace(statement, "")


def test_the_door_itself_is_open_one_way(asha):
    """The refusals above mean something only while the same role can add a row."""
    attempt(ADD)
    assert Declaration.objects.filter(through="spy").count() == Person.objects.count()


def test_a_temporary_view_or_function_of_the_web_roles_sees_no_more(asha):
    attempt(f"CREATE TEMP VIEW spy AS SELECT * FROM {TABLE}")
    attempt(
        "CREATE FUNCTION pg_temp.spy() RETURNS bigint LANGUAGE sql SECURITY DEFINER "
        f"AS $$ SELECT count(*) FROM {TABLE} $$"
    )
    for statement in ("SELECT * FROM pg_temp.spy", "SELECT pg_temp.spy()"):
        with pytest.raises(Error, match="permission denied"):
            attempt(statement)


def test_the_statistics_the_server_keeps_show_no_value(asha, committed_database, admin_url):
    name = urlsplit(committed_database).path.lstrip("/")
    with psycopg.connect(as_role(admin_url, name, "leadwell_owner"), autocommit=True) as owner:
        owner.execute(f"ANALYZE {TABLE}")
        held = owner.execute("SELECT count(*) FROM pg_stats WHERE tablename = 'declaration'")
        assert held.fetchone() != (0,)
    for view in ("pg_stats", "pg_stats_ext", "pg_stats_ext_exprs"):
        assert attempt(f"SELECT * FROM {view} WHERE schemaname = 'sealed_equality'") == []


def test_what_the_rooms_own_role_is_asking_is_hidden_from_the_web_role(asha):
    with connections["equality"].cursor() as sealed:
        sealed.execute("SELECT 1 AS a_question_of_the_room")
        seen = attempt(
            "SELECT usename, query FROM pg_stat_activity WHERE usename LIKE 'leadwell_eq%'"
        )
    assert seen
    assert all("a_question_of_the_room" not in str(query) for _role, query in seen)


def test_the_orm_on_the_ordinary_connection_is_refused_too(asha):
    ordinary = Declaration.objects.using(DEFAULT_DB_ALIAS)
    for ask in (ordinary.count, ordinary.first, ordinary.delete, lambda: ordinary.update(sex="")):
        with pytest.raises(Error, match="permission denied"):
            ask()
    row = Declaration(person_id=asha.person_id, through="spy", given_on=NOW, noted_at=NOW)
    with pytest.raises(Error, match="permission denied"):
        row.save(using=DEFAULT_DB_ALIAS)


def test_without_a_name_the_orm_goes_to_the_room_and_never_falls_back(asha):
    assert Declaration.objects.all().db == "equality"
    connections["equality"].close()
    del connections["equality"]
    with pytest.MonkeyPatch.context() as without:
        without.delitem(connections.settings, "equality")
        with pytest.raises(ConnectionDoesNotExist):
            Declaration.objects.count()


def test_nobody_leads_back_from_a_person_to_what_they_declared(asha):
    names = {relation.get_accessor_name() for relation in Person._meta.related_objects}
    assert not any(name and "declaration" in name for name in names)
    assert "declaration" not in str(sorted(field.name for field in Person._meta.get_fields()))


# errors as an oracle


def refusal(statement: str) -> str:
    with pytest.raises(Error) as refused:
        attempt(statement)
    return str(refused.value)


def test_removing_a_person_tells_that_something_is_held_never_what(asha):
    said = refusal(f"DELETE FROM people_person WHERE id = {asha.person_id}")
    assert "still referenced" in said
    assert SECRET not in said
    assert "own" not in said


def test_adding_the_same_twice_tells_nothing(asha):
    """There is no key but the number, which the web role cannot choose, so nothing can collide."""
    for _again in range(2):
        attempt(ADD)
    checks = "SELECT count(*) FROM pg_constraint WHERE conrelid = 'sealed_equality.declaration'::regclass"
    with connections["equality"].cursor() as sealed:
        sealed.execute(f"{checks} AND contype IN ('u', 'x')")
        assert sealed.fetchone() == (0,)


def test_the_web_role_cannot_speak_as_the_person(asha):
    assert "own_is_the_persons_own" in refusal(ADD.replace("'spy'", "'own'"))


# an injected question, by a real request


def vulnerable(request):
    """What nobody may ever write: an address's words pasted into a question."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name FROM people_person WHERE name = '{request.GET['name']}'")
        return HttpResponse(str(cursor.fetchall()))


vulnerable.permission = None
urlpatterns = [path("vulnerable/", vulnerable)]
INJECTED = [
    f"' UNION ALL SELECT ethnicity FROM {TABLE} --",
    f"'; SELECT ethnicity FROM {TABLE} --",
    f"' OR EXISTS (SELECT 1 FROM {TABLE} WHERE ethnicity = '{SECRET}') --",
    f"' OR 1 = CAST((SELECT ethnicity FROM {TABLE} LIMIT 1) AS int) --",
    f"'; {ADD} RETURNING (SELECT max(ethnicity) FROM {TABLE}) --",
    "'; SET ROLE leadwell_equality; --",
    "'; SET SESSION AUTHORIZATION leadwell_equality; --",
    f"'; DO $$ BEGIN RAISE EXCEPTION '%', (SELECT max(ethnicity) FROM {TABLE}); END $$; --",
    f"' OR (SELECT CASE WHEN max(ethnicity) > '' THEN pg_sleep(1) END FROM {TABLE}) IS NULL --",
]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("words", INJECTED)
def test_even_a_page_that_can_be_injected_reads_nothing(words, asha):
    browser = Client()
    works = browser.get("/vulnerable/", {"name": "' UNION ALL SELECT 'injected' --"})
    assert b"injected" in works.content, "the planted hole is no hole"
    with pytest.raises(Error, match="permission denied"):
        browser.get("/vulnerable/", {"name": words})


# what the room's own role may not


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT name FROM people_person",
        "SELECT * FROM access_account",
        "SELECT by_name FROM history_particulars",
        "SELECT what FROM history_event",
        "UPDATE history_event SET what = ''",
        "DELETE FROM people_person",
        "TRUNCATE sealed_equality.declaration",
        "CREATE TABLE sealed_equality.mine (id int)",
        "SET ROLE leadwell_web",
        "SET ROLE leadwell_owner",
    ],
)
def test_the_rooms_role_looks_out_no_more_than_it_must(statement, asha):
    with (
        pytest.raises(Error, match="permission denied"),
        connections["equality"].cursor() as cursor,
    ):
        cursor.execute(statement)


def test_nobody_is_signed_in_as_somebody_elses_declarations(asha):
    with pytest.raises(NotPermitted):
        actions.take_back(by=type(asha)(name="nobody"), now=NOW)


# what the server and the site write down


def own_server() -> LocalPostgres:
    """The throw-away server of the tests."""
    return LocalPostgres(home() / "test", durable=False)


def server_log() -> Path:
    """Where the tests' own server writes what goes wrong."""
    return own_server().data / "server.log"


def somebody_elses() -> bool:
    """Whether the tests were pointed at a server whose log is not ours to read."""
    return os.environ.get("LEADWELL_TEST_ADMIN_URL", own_server().url("postgres")) != (
        own_server().url("postgres")
    )


@pytest.mark.skipif(somebody_elses(), reason="somebody else's server")
def test_the_servers_log_does_not_repeat_what_it_refused(asha):
    before = len(server_log().read_bytes())
    secret = "c21:far-too-long-and-very-private"
    with pytest.raises(actions.NotKept):
        told_by_a_file(asha, religion=secret)
    row = Declaration(person_id=asha.person_id, through="own", given_on=NOW, noted_at=NOW)
    row.religion = secret
    with pytest.raises(Error):
        row.save()
    written = server_log().read_bytes()[before:].decode(errors="replace")
    assert written.count("value too long") >= 2, "the log says nothing at all, so it proves nothing"
    assert secret not in written


def test_the_rooms_connection_keeps_values_out_of_the_text_of_a_question(asha):
    room = connections["equality"]
    with room.cursor() as other, room.cursor() as cursor:
        cursor.execute(
            "SELECT query, %s FROM pg_stat_activity WHERE pid = pg_backend_pid()", [SECRET]
        )
        ((question, value),) = cursor.fetchall()
        assert isinstance(other.cursor, ServerBindingCursor)
    assert value == SECRET
    assert SECRET not in question


# the router


def test_a_sealed_role_makes_no_tables_and_the_owner_makes_them_all():
    router = SealedRooms()
    assert router.allow_migrate("equality", "people") is False
    assert router.allow_migrate("default", "equality") is None
    assert router.db_for_read(Declaration) == router.db_for_write(Declaration) == "equality"
    assert router.db_for_read(Person) is None
    assert router.allow_relation(Person(), Declaration()) is True


@pytest.mark.parametrize(
    ("sealed", "setting", "given"), [(True, "1", True), (True, "0", False), (False, "1", False)]
)
def test_only_the_process_that_serves_is_given_the_rooms_key(sealed, setting, given, monkeypatch):
    monkeypatch.setenv("LEADWELL_SEALED", setting)
    here = Database("postgresql://admin@localhost/postgres", "leadwell", None)
    told = environment(here, sealed=sealed)
    assert bool(told["LEADWELL_EQUALITY_URL"]) == given
    assert "leadwell_equality" not in told["LEADWELL_DATABASE_URL"]
