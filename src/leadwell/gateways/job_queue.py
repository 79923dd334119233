"""The queue of jobs for the worker process, asked for by name, inside the caller's transaction."""

from __future__ import annotations

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue


def enqueue(task: str, *, lock: str = "", **values: JSONValue) -> None:
    """Ask the worker for a job. It is there when the transaction is, and only then. Jobs with the same
    `lock` are done one after the other."""
    app.configure_task(task, lock=lock or None).defer(**values)
