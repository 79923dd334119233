"""What the launcher tells the person who runs it: short lines, and nothing hidden."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Iterator


class Sorry(Exception):
    """Something a person can mend. The text is one plain sentence that says how."""


def say(text: str = "") -> None:
    """Print a line at once, so that a log shows it when it happened."""
    print(text, flush=True)


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    """Show a step, a dot for each second it takes, and its time when it took longer than one."""
    print(f"  {what} ", end="", flush=True)
    began, done = time.monotonic(), threading.Event()
    ticker = threading.Thread(target=_tick, args=(done,), daemon=True)
    ticker.start()
    try:
        yield
    except BaseException:
        _finish(done, ticker, "stopped")
        raise
    took = time.monotonic() - began
    _finish(done, ticker, f"done in {took:.1f} s" if took >= 1 else "done")


def _tick(done: threading.Event) -> None:
    while not done.wait(1.0):
        sys.stdout.write(".")
        sys.stdout.flush()


def _finish(done: threading.Event, ticker: threading.Thread, word: str) -> None:
    done.set()
    ticker.join()
    print(f" {word}", flush=True)
