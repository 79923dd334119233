"""The same work on many things, spread over the processors of this machine.

    with SideBySide(processes) as hands:
        hands.each(work, things)    what each came to, in their order

Few things are worked on right here: another process takes a second to begin. The processes begin when they
are first needed and stay until the end. They begin empty (`spawn`), so that none has a connection or a thread
of this one, and what they are given must be importable without the site: pure work on plain values. An
exception in one of them is raised here. They end with this process, however it ends.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import cached_property
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Self, TypeVar

FEWEST = 50  # things for which it is worth while to begin other processes
MOST = 8  # each takes about 150 megabytes
PIECES = 8  # for each process: large enough to send, small enough that none waits long for another
Thing = TypeVar("Thing")
Made = TypeVar("Made")


def processes_to_use() -> int:
    """All processors this process may use but one, which is for the database and for reading."""
    mine = getattr(os, "sched_getaffinity", None)
    there = len(mine(0)) if mine else os.cpu_count() or 1
    return max(1, min(there - 1, MOST))


class SideBySide:
    """Other processes, if there are to be any: for so many things as `fewest`, or as is worth while."""

    def __init__(self, processes: int, fewest: int | None = None) -> None:
        self._processes = processes
        self._fewest = FEWEST if fewest is None else fewest
        self._begun = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._begun.close()

    def each(self, work: Callable[[Thing], Made], things: Iterable[Thing]) -> list[Made]:
        """What becomes of each thing, in their order. Raises what the first that failed raised."""
        asked = list(things)
        if self._processes < 2 or len(asked) < self._fewest:
            return [work(one) for one in asked]
        piece = max(1, len(asked) // (self._processes * PIECES))
        return list(self._others.map(work, asked, chunksize=piece))

    @cached_property
    def _others(self) -> ProcessPoolExecutor:
        pool = ProcessPoolExecutor(
            self._processes, mp_context=get_context("spawn"), initializer=_begin
        )
        self._begun.callback(pool.shutdown, cancel_futures=True)
        return pool


def _begin() -> None:  # pragma: no cover - in another process
    """Whoever interrupts, interrupts the first process; the others end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:  # pragma: no cover - in another process
    if first := parent_process():
        first.join()
        os._exit(1)
