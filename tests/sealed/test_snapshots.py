"""Snapshots of the star: who takes them, what they hold, and what becomes of them."""

from __future__ import annotations

import base64
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import psycopg
import pytest
from django.core.management import CommandError, call_command

from leadwell.actor import Actor, Grant, Permission
from leadwell.equality import actions as declarations
from leadwell.equality.tests.factories import told_by_a_file
from leadwell.fairness import tasks
from leadwell.fairness.actions.snapshots import (
    freeze_snapshot,
    remove_old_snapshots,
)
from leadwell.fairness.models import Snapshot
from leadwell.fairness.queries.snapshots import latest_snapshot, opened, year_began
from leadwell.fairness.tasks import COUNTER
from leadwell.gateways.warehouse import TABLES, open_star, record_seed
from leadwell.history.models import Event
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken
from tests.sealed.taking import NAMES, NOW, ON, SINCE, asked, take

# What it holds -----------------------------------------------------------------------------------------


def test_ones_own_word_stands_above_what_a_file_says(people):
    declarations.declare(
        by=people[1], answers={"ethnicity": "c21:15"}, now=NOW - timedelta(days=900)
    )
    told_by_a_file(people[1], ethnicity="nhs:B", through="workforce RJ2")
    found = asked(opened(take()), "SELECT ethnicity FROM staff ORDER BY 1")
    assert found == [("-",), ("c21:15",), ("nhs:N",)]


def test_joined_records_are_one_human_being(people):
    first, second, _ = (one.person_id for one in people)
    Person.objects.filter(pk=second).update(joined_to=first)
    taken = take()
    assert taken.rows["staff"] == 2
    assert len(asked(opened(taken), "FROM staff")) == 2


def test_no_table_holds_a_name_or_a_number_of_a_person(people):
    duck = opened(take())
    texts = set()
    for table in TABLES:
        for column, kind, *_ in duck.execute(f'DESCRIBE "{table}"').fetchall():
            if kind == "VARCHAR":
                texts |= {
                    text
                    for (text,) in duck.execute(
                        f'SELECT DISTINCT "{column}" FROM "{table}"'
                    ).fetchall()
                }
            else:
                assert column.removesuffix("_id") in {
                    "organisation", "parent", "region", "board", "level", "leads", "bank", "reached",
                    "votes", "executive", "first_in_year", "internal", "from_abroad", "openly", "happened_on",
                    "as_at", "hourly", "bonus", "full_pay", "record_key",
                }  # fmt: skip
    duck.close()
    assert "nhs:N" in texts
    words = {word.casefold() for name in NAMES for word in name.split()}
    assert not [text for text in texts if text and words & set(text.casefold().split())]


def test_the_order_of_rows_says_nothing_about_who_is_who(home):
    trust = place("XXQ1")
    for number in range(40):
        hold(person(f"Person {number}"), post(trust, band=str(number)))
    bands = [asked(opened(take()), "SELECT band FROM staff") for _ in range(2)]
    in_order = [(str(number),) for number in range(40)]
    assert sorted(bands[0]) == sorted(bands[1]) == sorted(in_order)
    assert bands[0] != bands[1]
    assert in_order not in bands


# Who, and what is written down ----------------------------------------------------------------------------


def test_nobody_but_the_job_takes_or_removes_snapshots(home):
    someone_else = Actor("Ngozi Okafor", 1, frozenset({Grant(Permission.SEE_EXACT_FAIRNESS, "/")}))
    for attempt in (
        lambda: take(by=someone_else),
        lambda: remove_old_snapshots(by=someone_else, now=NOW),
    ):
        with pytest.raises(NotPermitted, match="Only the job"):
            attempt()


def test_the_ledger_says_that_the_whole_room_was_read_and_into_what(people):
    taken = take()
    said = {
        event.what: event
        for event in Event.objects.filter(what__in=["snapshot.taken", "declarations.all_read"])
    }
    assert said["snapshot.taken"].about_id == str(taken.pk)
    assert said["declarations.all_read"].details == {"people": 3, "into": taken.folder}


def test_a_frozen_snapshot_stays_and_others_go_after_ten_days(people, home):
    frozen, old, new = take(), take(), take(now=NOW + timedelta(days=10))
    freeze_snapshot(snapshot=frozen, by=COUNTER, now=NOW)
    freeze_snapshot(snapshot=frozen, by=COUNTER, now=NOW)
    assert remove_old_snapshots(by=COUNTER, now=NOW + timedelta(days=11)) == 1
    assert {path.name for path in home.iterdir()} == {frozen.folder, new.folder}
    assert Snapshot.objects.get(pk=old.pk).removed_at is not None
    assert Event.objects.filter(what="snapshot.frozen").count() == 1
    with pytest.raises(RuleBroken, match="FAR-80"):
        freeze_snapshot(snapshot=old, by=COUNTER, now=NOW)


def test_whoever_publishes_may_freeze_and_nobody_else(people):
    taken = take()
    lead = Actor("Ngozi Okafor", 1, frozenset({Grant(Permission.PUBLISH_RETURNS, "/XXQ1/")}))
    assert freeze_snapshot(snapshot=taken, by=lead, now=NOW).frozen
    with pytest.raises(NotPermitted, match="publish a return"):
        freeze_snapshot(snapshot=taken, by=Actor("Siân Pritchard", 2, frozenset()), now=NOW)


def test_the_latest_of_a_day_is_the_one_that_still_has_its_files(people):
    first, second = take(), take(now=NOW + timedelta(hours=1))
    assert latest_snapshot(ON) == second
    Snapshot.objects.filter(pk=second.pk).update(removed_at=NOW)
    assert latest_snapshot(ON) == first
    assert latest_snapshot(date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "began"), [("2026-03-31", "2025-04-01"), ("2026-04-01", "2026-04-01")]
)
def test_a_year_runs_from_the_first_of_april(day, began):
    assert year_began(date.fromisoformat(day)) == date.fromisoformat(began)


# By itself, and by hand -----------------------------------------------------------------------------------


def test_each_night_the_day_that_ended_is_taken(people):
    number = tasks.take_star_snapshot(timestamp=0)
    taken = Snapshot.objects.get(pk=number)
    assert taken.as_at < datetime.now(tz=UTC).date() + timedelta(days=1)


def test_it_can_be_taken_by_hand_twice(people):
    said = StringIO()
    call_command("take_snapshot", "--as-at", "2026-03-31", "--since", "2025-10-01", stdout=said)
    call_command("take_snapshot", stdout=said)
    assert "staff 3" in said.getvalue()
    assert Snapshot.objects.count() == 2


def test_by_hand_without_a_key_it_says_who_has_one(home, settings):
    settings.LEADWELL_SNAPSHOT_KEY = ""
    with pytest.raises(CommandError, match="Only the worker"):
        call_command("take_snapshot")


# The star itself, for the cross-check -----------------------------------------------------------------------


def test_record_keys_are_the_same_in_every_snapshot_and_others_with_another_key(people, settings):
    def keys() -> list:
        with closing(opened(take())) as duck:
            return duck.execute(
                "SELECT organisation_id, record_key FROM staff ORDER BY ALL"
            ).fetchall()

    first = keys()
    assert keys() == first
    assert all(0 <= key <= 255 for _, key in first)
    settings.LEADWELL_SNAPSHOT_KEY = base64.urlsafe_b64encode(
        b"another key of thirty-two bytes!"
    ).decode()
    assert keys() != first


def test_postgresql_gives_the_same_rows_to_read_only(people, settings):
    duck = opened(take())
    seed = record_seed(settings.LEADWELL_SNAPSHOT_KEY)
    with open_star(settings.LEADWELL_SNAPSHOT_URL, on=ON, since=SINCE, seed=seed) as star:
        for table in TABLES:
            theirs = star.execute(f'SELECT * FROM star."{table}"').fetchall()
            assert sorted(theirs, key=str) == sorted(
                duck.execute(f'FROM "{table}"').fetchall(), key=str
            )
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            star.execute("CREATE TABLE mine (a int)")
    duck.close()
