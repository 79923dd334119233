"""The induction as dated data: its parts, who has which, and what counts from before. Read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leadwell.training.rules.facts import Showing, TrackLine

FOLDER = Path(__file__).resolve().parents[1] / "definitions"


@dataclass(frozen=True)
class PartTerms:
    """A part as it is shipped."""

    code: str
    title: str
    about: str
    track: str
    due_weeks: int
    minutes: int
    key: str = ""
    supervisor_signs: bool = False
    line_of_sight: bool = False


@dataclass(frozen=True)
class InductionTerms:
    """One edition of the induction, in force from a day."""

    name: str
    from_on: date
    hours_a_day: float
    same_stay_days: int
    code: str
    title: str
    about: str
    covers: tuple[str, ...]
    tracks: tuple[TrackLine, ...]
    shows: tuple[Showing, ...]
    parts: tuple[PartTerms, ...]
    unverified: tuple[str, ...]


def induction_terms(on: date) -> InductionTerms:
    """The edition in force on a day; before the first one, the first."""
    known = all_induction_terms()
    return next((one for one in reversed(known) if one.from_on <= on), known[0])


@cache
def all_induction_terms() -> tuple[InductionTerms, ...]:
    """Every edition, the oldest first."""
    found = (yaml.safe_load(path.read_text("utf-8")) for path in FOLDER.glob("induction_*.yaml"))
    return tuple(sorted(map(_terms, found), key=lambda one: one.from_on))


def _terms(said: Mapping[str, Any]) -> InductionTerms:
    return InductionTerms(
        name=said["name"],
        from_on=said["from"],
        hours_a_day=float(said["hours_a_day"]),
        same_stay_days=int(said["same_stay_days"]),
        code=said["programme"]["code"],
        title=said["programme"]["title"],
        about=said["programme"]["about"],
        covers=tuple(said["programme"]["covers"]),
        tracks=tuple(map(_track, said["tracks"])),
        shows=tuple(map(_showing, said["recognises"])),
        parts=(*_everyones(said), *_care(said["care"]), *_others(said["more"])),
        unverified=tuple(said["to_be_verified"]),
    )


def _track(row: Mapping[str, Any]) -> TrackLine:
    jobs, but_not = tuple(row.get("jobs", ())), tuple(row.get("but_not", ()))
    return TrackLine(row["track"], frozenset(row["kinds"]), jobs, but_not, row.get("at_most"))


def _showing(row: Mapping[str, Any]) -> Showing:
    return Showing(tuple(row["words"]), frozenset(row.get("parts", ())), row.get("prefix", ""))


def _everyones(said: Mapping[str, Any]) -> Iterator[PartTerms]:
    for row in said["parts"]:
        yield PartTerms(track="core", **row)


def _others(more: Mapping[str, Any]) -> Iterator[PartTerms]:
    for track, rows in more.items():
        for row in rows:
            yield PartTerms(track=track, **row)


def _care(care: Mapping[str, Any]) -> Iterator[PartTerms]:
    """The standards of the Care Certificate, each a part with a key of its own."""
    for number, title in enumerate(care["standards"], start=1):
        yield PartTerms(
            code=f"care-{number}",
            title=title,
            about=care["about"],
            track="care",
            due_weeks=care["due_weeks"],
            minutes=care["minutes"],
            key=f"{care['key']}:{number}",
            supervisor_signs=care["supervisor_signs"],
            line_of_sight=care["line_of_sight"],
        )
