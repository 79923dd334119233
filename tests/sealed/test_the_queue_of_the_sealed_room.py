"""The site's role asks the worker for many things. It does not have the sealed room emptied without a
word in the ledger, nor does it lock what it may not change."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from leadwell.actor import system_actor
from leadwell.history.actions import record
from leadwell.people.tests.factories import PersonFactory

FORGET = "equality.forget_declarations"
ELSE = "leadwell.intake.tasks.read_waiting_file"
pytestmark = pytest.mark.django_db


def attempt(statement, values=None):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def ask(args, task=FORGET):
    attempt(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', %s, %s)",
        [task, json.dumps(args)],
    )


def forgotten():
    person = PersonFactory()
    by = system_actor("a test")
    record("person.forgotten", about=person, by=by, now=timezone.now(), rules=["KEE-09"])
    return person.pk


def refused():
    return pytest.raises(DatabaseError, match="the ledger does not say")


@pytest.mark.parametrize(
    "args", [{}, {"person_ids": None}, {"person_ids": "1"}, {"person_ids": [1]}]
)
def test_nobody_is_forgotten_without_a_word_in_the_ledger(args):
    with refused():
        ask(args)
    assert not ProcrastinateJob.objects.filter(task_name=FORGET).exists()


def test_whom_the_ledger_says_was_forgotten_may_be():
    ask({"person_ids": [forgotten()]})
    assert ProcrastinateJob.objects.filter(task_name=FORGET).count() == 1


def test_nobody_else_goes_with_them():
    kept = PersonFactory()
    with refused():
        ask({"person_ids": [forgotten(), kept.pk]})


@pytest.mark.parametrize(
    "change",
    [
        f"UPDATE procrastinate_jobs SET task_name = '{FORGET}'",
        f"""UPDATE procrastinate_jobs SET task_name = '{FORGET}', args = '{{"person_ids": [1]}}'""",
    ],
)
def test_a_job_of_another_kind_does_not_become_one(change):
    ask({"file_id": 1}, task=ELSE)
    with refused():
        attempt(change)


def test_a_job_that_was_allowed_is_not_given_other_people():
    ask({"person_ids": [forgotten()]})
    with refused():
        attempt("""UPDATE procrastinate_jobs SET args = '{"person_ids": [1]}'""")


def test_by_the_doors_of_the_queue_it_is_the_same():
    with refused():
        attempt(
            "SELECT procrastinate_defer_periodic_job_v2("
            "'default', NULL, NULL, %s, 0, 'x', 1, '{\"person_ids\": [1]}'::jsonb)",
            [FORGET],
        )


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE procrastinate_jobs DISABLE TRIGGER forgotten_by_the_ledger",
        "DROP TRIGGER forgotten_by_the_ledger ON procrastinate_jobs",
        "CREATE OR REPLACE FUNCTION refuse_to_forget_without_a_word() RETURNS trigger"
        " LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "SET LOCAL session_replication_role = replica",
    ],
)
def test_the_refusal_is_not_taken_down(statement):
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        attempt(statement)


@pytest.mark.parametrize(
    "table",
    ["sealed_equality.declaration", "history_event", "history_checkpoint", "django_migrations"],
)
def test_what_it_may_not_change_it_does_not_lock(table):
    with pytest.raises(ProgrammingError, match="permission denied"):
        attempt(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE NOWAIT")
