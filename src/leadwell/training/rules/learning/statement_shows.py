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
