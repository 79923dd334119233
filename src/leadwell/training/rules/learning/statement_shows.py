"""TRN-53: A statement shows a completed course where its verb says so and its result does not deny it.

Source: house rule; which verbs those are is dated data (definitions/statements_*.yaml).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any


def statement_shows(said: Mapping[str, Any], *, completed: Collection[str]) -> bool:
    """Whether it shows a completion. A result that says "no success" or "not complete" denies it."""
    result = said.get("result", {})
    denied = result.get("success") is False or result.get("completion") is False
    return said["verb"]["id"] in completed and not denied


def programme_named(activity: str, codes: Collection[str]) -> str:
    """The short name of the programme an activity's address ends with; empty where it names none."""
    last = activity.split("?", 1)[0].split("#", 1)[0].rstrip("/").rsplit("/", 1)[-1].casefold()
    return last if last in codes else ""
