"""The floor plan, as `contracts.toml` has it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

from launcher.places import ROOT


def floors() -> list[list[str]]:
    """The floors from top to bottom, each with its apps."""
    text = (ROOT / "contracts.toml").read_text("utf-8")
    contracts = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    plan = next(each["layers"] for each in contracts if each["id"] == "floor-plan")
    return [floor.split(" | ") for floor in plan]


def in_order(plan: Iterable[Iterable[str]]) -> list[str]:
    """Every app, from top to bottom."""
    return [app for floor in plan for app in floor]
