"""How long a waiver may last, as dated files."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from leadwell.appointments.rules.facts import WaiverTerms

FOLDER = Path(__file__).resolve().parents[1] / "definitions"


def waiver_terms(on: date) -> WaiverTerms:
    """The terms in force on a day; before the first ones, the first."""
    known = _terms()
    return next((one for one in reversed(known) if one.from_on <= on), known[0])


@cache
def _terms() -> tuple[WaiverTerms, ...]:
    found = (_read(path) for path in FOLDER.glob("waivers_*.yaml"))
    return tuple(sorted(found, key=lambda one: one.from_on))


def _read(path: Path) -> WaiverTerms:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    return WaiverTerms(from_on=said["from"], most_days=said["most_days"])
