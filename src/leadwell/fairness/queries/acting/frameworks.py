"""What a regulator looks for, and how long a pack stays open: dated files, checked as they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from leadwell.fairness.queries.definition_files import read_file, refuse
from leadwell.fairness.queries.definitions import versions
from leadwell.fairness.rules.acting.a_framework_is_whole import a_framework_is_whole
from leadwell.fairness.rules.acting.facts import Framework, PackTerms, Statement

FOLDER = Path(__file__).resolve().parents[2] / "definitions"


def frameworks() -> Mapping[str, Framework]:
    """Every framework by its code, the oldest first."""
    return read_frameworks(FOLDER)


def frameworks_on(day: date) -> tuple[Framework, ...]:
    """Those in force on a day, the newest first."""
    return tuple(one for one in reversed(tuple(frameworks().values())) if one.on(day))


@cache
def read_frameworks(folder: Path) -> Mapping[str, Framework]:
    """Every framework of a folder. Raises `DefinitionRefused` for a bad one."""
    sets: dict[str, list[str]] = defaultdict(list)
    for one in versions():
        sets[one.set].append(one.code)
    found = []
    for path in sorted(folder.glob("regulator_*.yaml")):
        file = read_file(path)
        refuse(file, a_framework_is_whole(file.data, sets=sets))
        found.append(_framework(file.data))
    return {one.code: one for one in sorted(found, key=lambda one: one.from_on)}


def pack_terms(on: date) -> PackTerms:
    """The terms in force on a day; before the first ones, the first."""
    known = _terms()
    return next((one for one in reversed(known) if one.from_on <= on), known[0])


@cache
def _terms() -> tuple[PackTerms, ...]:
    files = (read_file(path).data for path in FOLDER.glob("packs_*.yaml"))
    return tuple(sorted(map(_term, files), key=lambda one: one.from_on))


def _term(data: Mapping[str, Any]) -> PackTerms:
    numbers = ("most_days", "most_spoken_to", "fewest_to_compare")
    return PackTerms(data["from"], *(data[name] for name in numbers))


def _framework(data: Mapping[str, Any]) -> Framework:
    return Framework(
        code=data["framework"],
        title=data["title"],
        version=data["version"],
        from_on=data["from"],
        until_on=data.get("until"),
        source=data["source"],
        statements=tuple(_statement(one) for one in data["statements"]),
        to_be_verified=tuple(data.get("to_be_verified", ())),
    )


def _statement(data: Mapping[str, Any]) -> Statement:
    figures = {name: tuple(codes) for name, codes in (data.get("figures") or {}).items()}
    return Statement(data["code"], data["title"], data["asks"], figures)
