"""Two at the same moment: the last place, and an application while the round closes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from django.db import connections, transaction

from leadwell.reasons import RuleBroken
from leadwell.training.actions import applying
from leadwell.training.actions.drawing import close_round
from leadwell.training.actions.places import book_place
from leadwell.training.models import Entry, Place, PlaceApplication, Round
from leadwell.training.tests.rounds import CLOSES, DURING, LEAD, NOW, applied, opened, run, worker


def at_once(*doing: Callable[[], object]) -> list[object]:
    """Each in a thread and a connection of its own, all let go together. A refusal is an answer."""
    ready = Barrier(len(doing))

    def one(do: Callable[[], object]) -> object:
        try:
            ready.wait(10)
            return do()
        except RuleBroken as broken:
            return broken.reasons[0].code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(doing)) as pool:
        return [future.result(30) for future in [pool.submit(one, do) for do in doing]]


def test_of_many_who_want_the_last_place_exactly_one_gets_it(committed_database):
    run("c1", places=1)
    people = [worker() for _ in range(6)]
    said = at_once(*(lambda by=by: book_place(by=by, run_code="c1", now=NOW) for by in people))
    assert sorted(each for each in said if isinstance(each, str)) == ["TRN-39e"] * 5
    assert Place.objects.count() == 1


def test_an_application_is_on_the_closed_list_or_is_refused_never_between(committed_database):
    run("c1")
    round_ = opened("c1")
    people = [worker() for _ in range(8)]
    said = at_once(
        *(lambda by=by: applied(round_, by, "c1") for by in people[:4]),
        lambda: close_round(by=LEAD, round_id=round_.pk, now=CLOSES),
        *(lambda by=by: applied(round_, by, "c1") for by in people[4:]),
    )
    refused = [each for each in said if isinstance(each, str)]
    assert set(refused) <= {"TRN-32b"}
    sent = PlaceApplication.objects.count()
    assert sent == 8 - len(refused)
    assert Entry.objects.count() == sent


def test_the_close_waits_for_whoever_is_applying_and_has_them_on_its_list(committed_database):
    run("c1")
    round_ = opened("c1")
    by, inside, go_on = worker(), Event(), Event()

    def slowly() -> None:
        with transaction.atomic():
            applied(round_, by, "c1", now=DURING)
            inside.set()
            go_on.wait(10)
        connections.close_all()

    def close() -> Round:
        try:
            return close_round(by=LEAD, round_id=round_.pk, now=CLOSES)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        applying_now = pool.submit(slowly)
        assert inside.wait(10)
        closing = pool.submit(close)
        assert not closing.done()
        go_on.set()
        applying_now.result(10)
        assert closing.result(10).root
    assert Entry.objects.count() == 1


def test_two_who_apply_at_once_do_not_wait_for_each_other(committed_database):
    run("c1")
    round_ = opened("c1")
    one, other = worker(), worker()

    def second() -> None:
        try:
            applying.apply_for_place(by=other, draw=round_.draw, choices=["c1"], now=DURING)
        finally:
            connections.close_all()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        applied(round_, one, "c1")
        pool.submit(second).result(10)
    assert PlaceApplication.objects.count() == 2
