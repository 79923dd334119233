"""The site may take indexes of empty tables down for the very first file of people, and never leaves one
of them without its constraints."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from tests.databases import as_role

MADE = """
WITH places AS (SELECT unnest(ARRAY['people_person', 'people_identifier', 'organisations_post',
    'organisations_tenure', 'organisations_reportingline',
    'sealed_equality.declaration']::regclass[]) AS place)
SELECT place::text, conname, pg_get_constraintdef(c.oid), convalidated
FROM pg_constraint c JOIN places ON place = conrelid
UNION ALL
SELECT place::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid
FROM pg_index JOIN places ON place = indrelid
ORDER BY 1, 2, 3
"""
A_PERSON = (
    "INSERT INTO people_person (id, name, sort_key, made_up) VALUES (7, 'Asha', 'asha', true)"
)
A_PLACE = """
INSERT INTO organisations_organisation (id, code, name, kind, sector, path, town, postcode, address, area,
    known_from, search_text, made_up)
VALUES (7, 'ZZ1', 'Old Town', 'trust', 'nhs', '/ZZ1/', '', '', '', '', '', '', true)
"""
A_POST = """
INSERT INTO organisations_post (id, organisation_id, number, title, unit, staff_group, job_role, band,
    pay_scale, leads, board, from_on, made_up)
VALUES ({id}, 7, 'P{id}', 'Nurse', '', '', '', '', '', false, false, '2020-01-01', true)
"""
A_TENURE = """
INSERT INTO organisations_tenure (person_id, post_id, kind, from_on, until_on, reference)
VALUES ({person}, 7, 'substantive', '{from_on}', {until_on}, '')
"""
A_LINE = """
INSERT INTO organisations_reportingline (post_id, to_post_id, from_on, until_on)
VALUES (7, {to}, '{from_on}', {until_on})
"""


@pytest.fixture
def web(committed_database):
    with psycopg.connect(committed_database) as connection:
        yield connection


@pytest.fixture
def made(committed_database, admin_url):
    """What the owner sees: every constraint and index, as they are made."""
    name = psycopg.conninfo.conninfo_to_dict(committed_database)["dbname"]

    def look() -> list[tuple]:
        with psycopg.connect(as_role(admin_url, name, "leadwell_owner")) as owner:
            return owner.execute(MADE).fetchall()

    return look


def begin(connection: psycopg.Connection) -> bool:
    return connection.execute("SELECT begin_first_load()").fetchone()[0]


def end(connection: psycopg.Connection) -> None:
    connection.execute("SELECT end_first_load()")


def counted(connection: psycopg.Connection) -> int:
    return connection.execute("SELECT count(*) FROM people_person").fetchone()[0]


def test_everything_is_given_back_as_it_was(web, made):
    before = made()
    assert begin(web)
    web.execute(A_PERSON)
    end(web)
    web.commit()
    assert made() == before
    assert counted(web) == 1


def test_it_does_take_something_down(web):
    """Else none of the other tests could fail. Two rows for one time go in, until they are looked at."""
    assert begin(web)
    web.execute(A_PERSON)
    web.execute(A_PLACE)
    web.execute(A_POST.format(id=7))
    for _ in range(2):
        web.execute(A_TENURE.format(person=7, from_on="2020-01-01", until_on="NULL"))
    web.rollback()


def test_a_load_that_does_not_end_is_not_kept(web, made):
    before = made()
    assert begin(web)
    web.execute(A_PERSON)
    with pytest.raises(errors.ObjectNotInPrerequisiteState, match="begun and not ended"):
        web.commit()
    assert made() == before
    assert counted(web) == 0


def test_a_load_whose_end_is_undone_is_not_kept(web, made):
    before = made()
    assert begin(web)
    web.execute("SAVEPOINT here")
    end(web)
    web.execute("ROLLBACK TO here")
    with pytest.raises(errors.ObjectNotInPrerequisiteState):
        web.commit()
    assert made() == before


def test_being_checked_early_is_no_way_round(web):
    assert begin(web)
    with pytest.raises(errors.ObjectNotInPrerequisiteState):
        web.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_nothing_is_taken_down_when_checks_are_immediate(web, made):
    before = made()
    web.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(errors.ObjectNotInPrerequisiteState):
        begin(web)
    web.rollback()
    assert made() == before


@pytest.mark.parametrize(
    "twice",
    [
        A_TENURE.format(person=7, from_on="2021-01-01", until_on="NULL"),
        A_TENURE.format(person=99, from_on="2020-01-01", until_on="'2020-02-01'"),
        A_POST.format(id=8).replace("P8", "P7"),
    ],
)
def test_rows_that_contradict_each_other_are_refused_at_the_end(web, made, twice):
    before = made()
    assert begin(web)
    for statement in (A_PERSON, A_PLACE, A_POST.format(id=7)):
        web.execute(statement)
    web.execute(A_TENURE.format(person=7, from_on="2020-01-01", until_on="NULL"))
    web.execute(twice)
    with pytest.raises(psycopg.IntegrityError):
        end(web)
    web.rollback()
    assert made() == before


def test_it_is_for_empty_tables_only(web, made):
    web.execute(A_PERSON)
    web.commit()
    before = made()
    assert not begin(web)
    web.commit()
    assert made() == before


def test_a_second_beginning_and_an_end_without_a_beginning_do_nothing(web, made):
    before = made()
    end(web)
    assert begin(web)
    assert not begin(web)
    end(web)
    end(web)
    web.commit()
    assert made() == before


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM taken_down",
        "DELETE FROM taken_down",
        "INSERT INTO taken_down (make_again) VALUES ('DROP TABLE people_person')",
        "UPDATE taken_down SET make_again = ''",
        "TRUNCATE taken_down",
        "ALTER TABLE taken_down DISABLE TRIGGER ALL",
        "DROP TRIGGER nothing_stays_taken_down ON taken_down",
        "SELECT refuse_what_is_taken_down()",
    ],
)
def test_the_site_cannot_touch_what_is_written_down(web, statement):
    assert begin(web)
    with pytest.raises((errors.InsufficientPrivilege, errors.FeatureNotSupported)):
        web.execute(statement)


def test_a_reader_waits_and_then_sees_everything(web, committed_database):
    assert begin(web)
    web.execute(A_PERSON)
    with psycopg.connect(committed_database) as reader:
        reader.execute("SET lock_timeout = '200ms'")
        with pytest.raises(errors.LockNotAvailable):
            counted(reader)
        reader.rollback()
        end(web)
        web.commit()
        assert counted(reader) == 1


def test_whoever_is_at_work_there_already_is_left_alone(web, made, committed_database):
    before = made()
    with psycopg.connect(committed_database) as other:
        counted(other)
        assert not begin(web)
        web.commit()
    assert made() == before


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2020-01-01", "NULL"), ("2021-01-01", "NULL")),
        (("2020-01-01", "'2022-01-01'"), ("2021-12-31", "NULL")),
        (("2020-01-01", "'2022-01-01'"), ("2020-06-01", "'2020-07-01'")),
    ],
)
@pytest.mark.parametrize("row", [A_TENURE, A_LINE])
def test_periods_that_overlap_are_refused_by_the_database(web, row, first, second):
    for statement in (A_PERSON, A_PLACE, A_POST.format(id=7), A_POST.format(id=8)):
        web.execute(statement)
    web.execute(row.format(person=7, to=8, from_on=first[0], until_on=first[1]))
    with pytest.raises(errors.ExclusionViolation):
        web.execute(row.format(person=7, to=8, from_on=second[0], until_on=second[1]))


@pytest.mark.parametrize(
    ("from_on", "until_on"),
    [("2020-01-02", "'2020-01-01'"), ("2020-01-01", "'2020-01-01'"), ("1939-12-31", "NULL"),
     ("2100-01-01", "NULL"), ("2020-01-01", "'2100-01-02'")],
)  # fmt: skip
@pytest.mark.parametrize("row", [A_TENURE, A_LINE])
def test_impossible_days_are_refused_by_the_database(web, row, from_on, until_on):
    for statement in (A_PERSON, A_PLACE, A_POST.format(id=7), A_POST.format(id=8)):
        web.execute(statement)
    with pytest.raises(errors.CheckViolation):
        web.execute(row.format(person=7, to=8, from_on=from_on, until_on=until_on))
