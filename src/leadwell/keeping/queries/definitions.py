"""Keeping times and clocks, read from their dated files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from leadwell.keeping.rules.facts import Clock, DisposalAction, RequestKind, RetentionRule
from leadwell.keeping.rules.schedule_is_whole import schedule_is_whole
from leadwell.reasons import insist_on

FOLDER = Path(__file__).resolve().parents[1] / "definitions"


@cache
def schedule() -> Mapping[str, RetentionRule]:
    """The retention schedule in force, by class: the newest file. Raises `RuleBroken` for a bad one."""
    newest = max(FOLDER.glob("retention_*.yaml"))
    return read_schedule(_read(newest))


def read_schedule(data: Mapping[str, Any]) -> Mapping[str, RetentionRule]:
    """One schedule, checked."""
    insist_on(schedule_is_whole(data))
    return MappingProxyType(
        {slug: _rule(slug, each, data) for slug, each in data["classes"].items()}
    )


def _rule(slug: str, each: Mapping[str, Any], data: Mapping[str, Any]) -> RetentionRule:
    return RetentionRule(
        slug=slug,
        name=each["title"],
        trigger=each["trigger"],
        years=each.get("years"),
        action=DisposalAction(each["action"]),
        source=each["who_says"],
        verified=each["verified"],
        from_on=data["from_on"],
        says=each.get("says", ""),
    )


@cache
def clocks() -> Mapping[RequestKind, Clock]:
    """How long each kind of answer may take."""
    data = _read(max(FOLDER.glob("clocks_*.yaml")))["clocks"]
    return MappingProxyType({RequestKind(kind): Clock(**data[kind]) for kind in data})


@cache
def again_years() -> int:
    """After how many years a record that was kept is proposed again."""
    return int(_read(max(FOLDER.glob("clocks_*.yaml")))["again_years"])


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))
