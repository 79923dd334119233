"""What is in force about pay gaps on a day, as dated files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leadwell.fairness.rules.pay.facts import Duty, PayTerms

FOLDER = Path(__file__).resolve().parents[1] / "definitions"


def pay_terms(on: date) -> PayTerms:
    """The terms in force on a day; before the first ones, the first."""
    known = _terms()
    return next((one for one in reversed(known) if one.from_on <= on), known[0])


@cache
def _terms() -> tuple[PayTerms, ...]:
    found = (_read(path) for path in FOLDER.glob("pay_*.yaml"))
    return tuple(sorted(found, key=lambda one: one.from_on))


def _read(path: Path) -> PayTerms:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    pounds = {name: Decimal(said[name]) for name in ("least_hourly", "most_hourly", "most_bonus")}
    return PayTerms(
        from_on=said["from"],
        duties=tuple(_duty(one) for one in said["duties"]),
        remainder=tuple((left, tuple(into)) for left, into in said["remainder"].items()),
        to_be_verified=tuple(said["to_be_verified"]),
        **pounds,
    )


def _duty(said: Mapping[str, Any]) -> Duty:
    return Duty(
        code=said["code"],
        sectors=frozenset(said["sectors"]),
        employees=said["employees"],
        snapshot=_day(said["snapshot"]),
        publish_by=_day(said["publish_by"]),
        from_on=said["from"],
    )


def _day(said: str) -> tuple[int, int]:
    month, day = said.split("-")
    return int(month), int(day)
