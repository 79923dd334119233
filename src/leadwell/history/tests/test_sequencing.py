"""Places in the tree: each event one, none missed, one sequencer at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from django.db import connections

from leadwell.gateways.signed_note import checkpoint, opened, signer
from leadwell.history import queries
from leadwell.history.actions import sequence
from leadwell.history.actions import sequencing as ours
from leadwell.history.models import Checkpoint, Event, Node, Position
from leadwell.history.queries import tree
from leadwell.history.tests.ledger import KEY, NOW, SEQUENCER, note, plain_root, sign, with_key
from leadwell.stats import merkle


@pytest.fixture(autouse=True)
def _key(settings):
    with_key(settings)


def leaves() -> list[bytes]:
    return [bytes(leaf) for leaf in Position.objects.values_list("event__leaf", flat=True)]


def run(now=NOW, **more):
    return sequence(by=SEQUENCER, now=now, **more)


def test_events_get_their_places_in_the_order_they_were_recorded(db):
    numbers = note(5)
    assert run().placed == 5
    assert list(Position.objects.values_list("event_id", flat=True)) == numbers
    assert run().placed == 0


def test_the_checkpoint_says_how_many_and_the_root_of_all(db):
    note(5)
    assert sign().signed
    stored = queries.latest_checkpoint()
    said = checkpoint(opened(stored.note, signer(KEY).verifier))
    assert (said.size, said.root) == (stored.size, bytes(stored.root)) == (5, plain_root(leaves()))
    assert stored.key == str(signer(KEY).verifier)


def test_a_tree_that_grew_in_steps_is_the_tree_that_grew_at_once(db, monkeypatch):
    monkeypatch.setattr(ours, "AT_ONCE", 100)
    for count in (1, 255, 3, 260):
        note(count)
        run()
    assert queries.size() == 519
    assert queries.grown().root() == plain_root(leaves())
    assert list(Node.objects.order_by("number").values_list("level", "number")) == [(8, 0), (8, 1)]


def test_every_event_can_be_proved_and_every_checkpoint_leads_to_the_next(db):
    for step, count in enumerate((3, 254, 300)):
        note(count)
        sign(NOW + timedelta(minutes=step))
    last = queries.latest_checkpoint()
    for event in [*Event.objects.all()[:4], Event.objects.all()[256], Event.objects.last()]:
        proof = queries.proof_of(event)
        leaf, root = bytes(event.leaf), bytes(last.root)
        assert merkle.includes(leaf, proof.place, last.size, proof.hashes, root)
    for old in Checkpoint.objects.all():
        hashes = queries.consistency(old.size, last.size)
        assert merkle.extends(old.size, last.size, bytes(old.root), bytes(last.root), hashes)


def test_an_event_without_a_place_or_a_checkpoint_has_no_proof_yet(db):
    (number,) = note(1)
    assert queries.proof_of(queries.event(number)) is None
    run(NOW)
    (later,) = note(1)
    run(NOW)
    assert queries.proof_of(queries.event(number)) is not None
    assert queries.proof_of(queries.event(later)) is None


def test_a_checkpoint_is_signed_once_a_minute_and_only_when_the_tree_has_grown(db):
    note(1)
    assert run(NOW).signed
    note(1)
    assert not run(NOW + timedelta(seconds=59)).signed
    assert run(NOW + timedelta(seconds=60)).signed
    assert not run(NOW + timedelta(hours=1)).signed
    assert not sign(NOW + timedelta(hours=1)).signed


def test_without_the_key_events_get_places_and_nothing_is_signed(db, settings):
    settings.LEADWELL_LEDGER_KEY = ""
    note(1)
    done = run()
    assert (done.placed, done.size, done.signed) == (1, 1, False)


def test_how_many_wait_is_known(db):
    note(3)
    assert queries.waiting() == 3
    run()
    assert queries.waiting() == 0


def test_a_quick_look_goes_back_a_window_and_a_thorough_one_a_day(db, monkeypatch):
    first = note(1)[0]
    run(NOW - timedelta(days=2))
    late, *rest = note(5)
    monkeypatch.setattr(queries, "a_window_ago", lambda: late)
    assert run().placed == 4
    assert run(NOW).placed == 0
    assert queries.a_day_ago(NOW) == first
    assert run(back="day").placed == 1
    assert Position.objects.get(event_id=late).position == len(rest) + 1


def test_a_window_reaches_back_from_the_highest_number(db, monkeypatch):
    monkeypatch.setattr(tree, "WINDOW", 2)
    assert queries.a_window_ago() == 0
    numbers = note(5)
    run(back="all")
    assert queries.a_window_ago() == numbers[-1] - 2


def test_an_event_that_commits_late_with_a_lower_number_is_not_missed(committed_database):
    slow = psycopg.connect(committed_database)
    (number,) = note(1)
    (low,) = slow.execute("SELECT nextval('history_event_id_seq')").fetchone()
    slow.execute(
        "INSERT INTO history_event (id, what, about_kind, about_id, at, rules, versions, commitment,"
        " leaf) VALUES (%s, 'x.y', 'a', '1', now(), '[]', '{}', %s, %s)",
        [low, bytes(32), bytes(32)],
    )
    (high,) = note(1)
    assert run().placed == 2
    slow.commit()
    slow.close()
    assert run().placed == 1
    order = list(Position.objects.values_list("event_id", flat=True))
    assert order == [number, high, low]


def test_two_sequencers_at_once_give_each_event_one_place(committed_database):
    note(300)

    def one(_):
        try:
            return run().placed
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        placed = list(pool.map(one, range(4)))
    run()
    assert sum(placed) <= 300
    assert list(Position.objects.values_list("position", flat=True)) == list(range(300))
    assert Position.objects.values("event").distinct().count() == 300
