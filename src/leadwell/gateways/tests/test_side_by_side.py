"""Work spread over processes comes back in order, with its failures, and leaves nobody behind."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress

import pytest

from leadwell.gateways import side_by_side
from leadwell.gateways.side_by_side import SideBySide, processes_to_use


class Found(Exception):
    """Something a piece of work found."""


def whose(number: int) -> tuple[int, int]:
    return number, os.getpid()


def found_at_three(number: int) -> Found | int:
    return Found("A count.") if number == 3 else number


def breaks_at_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.fixture
def eager(monkeypatch):
    monkeypatch.setattr(side_by_side, "FEWEST", 2)


def test_a_few_things_and_one_process_stay_here():
    with SideBySide(4) as hands:
        assert hands.each(whose, range(5)) == [(n, os.getpid()) for n in range(5)]
    with SideBySide(1) as hands:
        assert {who for _, who in hands.each(whose, range(200))} == {os.getpid()}


def test_heavy_things_are_worth_other_processes_where_there_are_few():
    with SideBySide(2, fewest=2) as hands:
        assert os.getpid() not in {who for _, who in hands.each(whose, range(2))}
        assert hands.each(whose, range(1)) == [(0, os.getpid())]


def test_many_things_are_worked_on_by_others_and_come_back_in_order(eager):
    with SideBySide(2) as hands:
        found = hands.each(whose, range(100))
        again = hands.each(whose, range(100))
    assert [number for number, _ in found] == list(range(100))
    assert os.getpid() not in {who for _, who in found}
    assert len({who for _, who in [*found, *again]}) <= 2


def test_what_one_hands_back_or_raises_arrives(eager):
    with SideBySide(2) as hands:
        came = hands.each(found_at_three, range(6))
        assert isinstance(came[3], Found)
        assert str(came[3]) == "A count."
        with pytest.raises(ValueError, match="three"):
            hands.each(breaks_at_three, range(6))


def test_nobody_is_left_when_it_is_over_even_after_a_failure(eager, monkeypatch):
    ended = []
    shutdown = ProcessPoolExecutor.shutdown

    def noted(self, *args, **more):
        workers = list(self._processes.values())
        shutdown(self, *args, **more)
        ended.extend(worker.is_alive() for worker in workers)

    monkeypatch.setattr(ProcessPoolExecutor, "shutdown", noted)
    with suppress(KeyboardInterrupt), SideBySide(2) as hands:
        hands.each(whose, range(10))
        raise KeyboardInterrupt
    assert ended
    assert not any(ended)


@pytest.mark.parametrize(("there", "used"), [(1, 1), (2, 1), (4, 3), (64, side_by_side.MOST)])
def test_one_processor_is_left_to_the_database(monkeypatch, there, used):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(there)), raising=False)
    assert processes_to_use() == used
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: there)
    assert processes_to_use() == used
