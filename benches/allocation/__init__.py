"""How fast places are given out: in memory, and from a closed list in the database to drawn places in it."""

from __future__ import annotations

from typing import Any

from benches.allocation import in_database, in_memory


def run(scale: str) -> list[dict[str, Any]]:
    """All rows at a scale."""
    return [*in_memory.run(scale), *in_database.run(scale)]
