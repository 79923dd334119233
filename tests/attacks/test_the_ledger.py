"""What the site's own role could write if somebody took it over: the check goes on and names it, and a
clock that is wrong for a while stops nothing for long."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from leadwell.actor import Permission, system_actor
from leadwell.equality.actions.own import _one_at_a_time
from leadwell.equality.queries.own import ROOM
from leadwell.history import queries
from leadwell.history.actions import erase_particulars, record, sequence
from leadwell.history.actions.sequencing import LOCK
from leadwell.history.queries import NotWhole
from leadwell.history.tests.ledger import ASHA, NOW, SEQUENCER, check, note, sign, with_key

ABOUT = ContentType(pk=1)
DEEP = "[" * 3000 + "]" * 3000
LONG = "1" + "0" * 5000


@pytest.fixture(autouse=True)
def ledger(committed_database, settings):
    with_key(settings)
    note(3)
    sign()


def written(statement: str, *given: object) -> None:
    """By the site's own role."""
    with connection.cursor() as cursor:
        cursor.execute(statement, given)


@pytest.mark.parametrize(
    "events", [5, "all", {"a": 1}, None, ["x"], [1.5], [[1]], [10**30], [-1], ["1 OR true"]]
)
def test_a_made_up_word_of_erasing_hides_nothing_and_stops_no_check(events):
    record("particulars.erased", about=ABOUT, by=ASHA, now=NOW, details={"events": events})
    sign(NOW + timedelta(minutes=2))
    assert check().size == 4


def test_after_a_made_up_word_of_erasing_a_true_one_still_counts():
    record("particulars.erased", about=ABOUT, by=ASHA, now=NOW, details={"events": "none"})
    disposing = system_actor("disposing", Permission.DISPOSE_OF_RECORDS)
    (number,) = note(1)
    assert erase_particulars(by=disposing, about=ABOUT, events=[number], because="", now=NOW) == 1
    sign(NOW + timedelta(minutes=2))
    assert check().size == 6


@pytest.mark.parametrize(
    ("column", "value"),
    [("at", "infinity"), ("at", "9999-12-31 23:59:59+00"), ("rules", DEEP), ("rules", LONG),
     ("versions", json.dumps({"a": 1}))],
)  # fmt: skip
def test_an_event_that_was_written_past_the_site_is_named_whatever_it_holds(column, value):
    said = {"at": "2026-11-21", "rules": "[]", "versions": "{}", column: value}
    written(
        "INSERT INTO history_event (what, about_kind, about_id, at, rules, versions, commitment, leaf)"
        " VALUES ('x', 'y', '1', %s, %s, %s, sha256(''), sha256(''))",
        *(said[name] for name in ("at", "rules", "versions")),
    )
    with pytest.raises(NotWhole):
        check()
    sign(NOW + timedelta(minutes=2))
    with pytest.raises(NotWhole):
        check()


def test_particulars_of_no_sensible_depth_are_named():
    number = note(1)[0]
    written(
        "INSERT INTO history_event (what, about_kind, about_id, at, rules, versions, commitment, leaf)"
        " SELECT what, about_kind, about_id, at, rules, versions, commitment, leaf"
        " FROM history_event WHERE id = %s",
        number,
    )
    written(
        "INSERT INTO history_particulars (event_id, salt, by_name, on_behalf_of, details)"
        " SELECT max(id), '', '', '', %s FROM history_event",
        DEEP,
    )
    with pytest.raises(NotWhole):
        check()


@pytest.mark.parametrize("wrong_by", [timedelta(days=400), timedelta(hours=2)])
def test_a_clock_that_was_fast_and_is_put_right_does_not_stop_the_signing(wrong_by):
    note(1)
    assert sign(NOW + wrong_by).signed
    note(1)
    assert sequence(by=SEQUENCER, now=NOW + timedelta(minutes=2)).signed
    assert queries.latest_checkpoint().size == 5
    assert check(now=NOW + timedelta(minutes=2)).size == 5


def test_nobodys_own_answers_hold_up_the_ledger():
    """Whatever the number of their record."""
    note(1)
    with transaction.atomic(using=ROOM):
        _one_at_a_time(LOCK)
        assert sequence(by=SEQUENCER, now=NOW).placed == 1
