"""The pages of the ledger."""

from __future__ import annotations

import json
from base64 import b64decode

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import resolve

from leadwell.actor import Actor
from leadwell.gateways.signed_note import checkpoint, opened, verifier
from leadwell.history import queries
from leadwell.history.actions import record
from leadwell.history.tests.ledger import NOW, note, sign, with_key
from leadwell.stats import merkle


@pytest.fixture(autouse=True)
def _key(settings):
    with_key(settings)


def test_before_anything_was_signed_the_page_says_so(client, db):
    html = client.get("/history/checkpoints/").content.decode()
    assert "Nothing has been signed here yet." in html
    assert client.get("/history/checkpoints/latest/").status_code == 404
    assert client.get("/history/checkpoints/since/1/").status_code == 404


@pytest.mark.parametrize(
    ("count", "says"),
    [(0, "Nothing waits"), (1, "1 event waits for its place"), (2, "2 events wait for their")],
)
def test_the_page_says_how_many_events_wait(client, db, count, says):
    note(1)
    sign()
    note(count)
    assert says in client.get("/history/checkpoints/").content.decode()


def test_anyone_can_keep_a_checkpoint_and_prove_later_that_it_still_holds(client, db):
    note(5)
    sign()
    kept = client.get("/history/checkpoints/latest/")
    assert kept["Content-Type"] == "text/plain; charset=utf-8"
    note(7)
    sign()
    proof = client.get("/history/checkpoints/since/5/").json()
    key = verifier(proof["key"])
    old = checkpoint(opened(kept.content.decode(), key))
    new = checkpoint(opened(proof["checkpoint"], key))
    hashes = [b64decode(each) for each in proof["consistency_path"]]
    assert merkle.extends(old.size, new.size, old.root, new.root, hashes)


@pytest.mark.parametrize("size", [0, 6, 10**30])
def test_there_is_no_proof_for_a_size_the_ledger_never_had(client, db, size):
    note(5)
    sign()
    assert client.get(f"/history/checkpoints/since/{size}/").status_code == 404


ASHA, BEN = Actor("Asha", 7), Actor("Ben", 8)


@pytest.fixture
def asks(rf, db):
    """An address as this person gets it. History knows nobody's accounts, so it is told who asks."""

    def answer(path, *, by=ASHA):
        request = rf.get(path)
        request.actor = lambda: by
        found = resolve(path.partition("?")[0])
        return found.func(request, *found.args, **found.kwargs)

    return answer


def done_by(who):
    number = record("person.noted", about=ContentType(pk=1), by=who, now=NOW)
    note(3)
    return number


def test_whoever_did_something_can_prove_it(asks):
    number = done_by(ASHA)
    sign()
    proof = json.loads(asks(f"/history/proof/{number}/data/").content)
    leaf = merkle.leaf_hash(proof["leaf_data"].encode())
    said = checkpoint(opened(proof["checkpoint"], verifier(proof["key"])))
    path = [b64decode(each) for each in proof["inclusion_path"]]
    assert merkle.includes(leaf, proof["leaf_index"], said.size, path, said.root)
    assert "Asha" not in proof["leaf_data"]


def test_the_proof_is_told_in_words(asks):
    number = done_by(ASHA)
    sign()
    html = asks(f"/history/proof/{number}/").content.decode()
    assert "The event has place 1 of 4 in the ledger" in html


def test_an_event_that_is_not_signed_for_yet_has_no_proof(asks):
    number = done_by(ASHA)
    html = asks(f"/history/proof/{number}/").content.decode()
    assert "Its proof can be shown in about a minute." in html
    assert asks(f"/history/proof/{number}/data/").status_code == 404


@pytest.mark.parametrize("path", ["", "data/"])
def test_somebody_elses_event_looks_like_one_that_is_not_there(asks, path):
    number = done_by(ASHA)
    sign()
    for there in (number, number + 99, 10**30):
        assert asks(f"/history/proof/{there}/{path}", by=BEN).status_code == 404


def test_an_event_somebody_was_shown_can_be_proved_by_them(asks):
    number = done_by(ASHA)
    sign()
    (moment,) = queries.moments([queries.event(number)], by=BEN)
    answer = asks(f"/history/proof/{number}/?seen={moment.seen}", by=BEN)
    assert answer.status_code == 200
    assert "/data/?seen=" in answer.content.decode()


def test_nobody_sees_an_event_without_signing_in(client, db):
    number = done_by(ASHA)
    answer = client.get(f"/history/proof/{number}/")
    assert answer.status_code == 302
    assert "/login" in answer["Location"]
