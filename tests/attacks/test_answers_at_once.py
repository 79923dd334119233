"""Somebody answers an offer at the very moment at which places are passed on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

from django.db import connections, transaction

from leadwell.training.actions.drawing import pass_places_on
from leadwell.training.actions.places import accept_place, decline_place
from leadwell.training.tests.rounds import (
    AFTER,
    LEAD,
    applied,
    drawn,
    offers,
    opened,
    run,
    worker,
)


def test_whoever_accepts_while_places_are_passed_on_keeps_what_they_accepted(committed_database):
    for code in ("c1", "c2"):
        run(code, places=1)
    round_ = opened("c1", "c2")
    people = {one.person_id: one for one in (worker(), worker())}
    for one in people.values():
        applied(round_, one, "c1", "c2")
    offered = {each.run.code: each for each in offers(drawn(round_))}
    first, second = offered["c1"], offered["c2"]
    decline_place(by=people[first.person_id], place_id=first.pk, waits=False, now=AFTER)
    said, answered = Event(), Event()

    def accept() -> None:
        with closing_connections(), transaction.atomic():
            accept_place(by=people[second.person_id], place_id=second.pk, now=AFTER)
            said.set()
            answered.wait(1)  # the worker is passing places on meanwhile

    def pass_on() -> int:
        with closing_connections():
            said.wait(10)
            return pass_places_on(by=LEAD, round_id=round_.pk, now=AFTER)

    with ThreadPoolExecutor(2) as pool:
        doing = [pool.submit(accept), pool.submit(pass_on)]
        [each.result(30) for each in doing]
    second.refresh_from_db()
    assert second.accepted_at is not None
    assert second.replaced_at is None
    assert len(offers(round_)) == 2


@contextmanager
def closing_connections() -> Iterator[None]:
    try:
        yield
    finally:
        connections.close_all()
