"""The mappings from bands and job roles to levels, as dated files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leadwell.organisations.rules.facts import LevelMapping, Standing

FOLDER = Path(__file__).resolve().parents[1] / "definitions"


def level_mapping(on: date) -> LevelMapping:
    """The mapping in force on a day; before the first one, the first."""
    known = _mappings()
    return next((one for one in reversed(known) if one.from_on <= on), known[0])


@cache
def _mappings() -> tuple[LevelMapping, ...]:
    found = (_read(path) for path in FOLDER.glob("levels_*.yaml"))
    return tuple(sorted(found, key=lambda one: one.from_on))


def _read(path: Path) -> LevelMapping:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    return LevelMapping(
        name=said["name"],
        from_on=said["from"],
        bands=_standings(said["bands"]),
        job_roles=_standings(said["job_roles"]),
        board=_standing(said["board"]),
    )


def _standings(rows: Mapping[Any, Mapping[str, Any]]) -> dict[str, Standing]:
    return {str(key).casefold(): _standing(row) for key, row in rows.items()}


def _standing(row: Mapping[str, Any]) -> Standing:
    return Standing(row["level"], bool(row.get("leads", False)))
