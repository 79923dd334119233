"""What may be read of tried versions at a place: which there are, and what came of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.appointments.permissions import may_ask_by_group
from leadwell.appointments.queries import versions_to_try
from leadwell.fairness.models import TriedVersion
from leadwell.fairness.permissions import visible_to
from leadwell.fairness.queries.definitions import group_titles
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.queries.tried.terms import tried_terms
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.tried.facts import Way
from leadwell.reasons import NotPermitted, Reason
from leadwell.standards.models import Version

NOT_YOURS = (
    "Which groups would fall short is for national and regional teams: for those who see the gate and the"
    " fairness figures here, and nobody by name."
)


@dataclass(frozen=True, slots=True)
class VersionAt:
    """A version with what was last asked of it at a place, and what was last answered; None for never."""

    version: Version
    last: TriedVersion | None
    answered: TriedVersion | None

    @property
    def waits(self) -> bool:
        """Whether it is being counted."""
        return self.last is not None and self.last.answered_at is None

    @property
    def refused(self) -> tuple[Reason, ...]:
        """Why the last time came to nothing; nothing where it did not."""
        return tuple(Reason(**why) for why in (self.last.refused if self.last else None) or ())

    @property
    def is_changed(self) -> bool:
        """Whether the version says something else than when its answer was asked for."""
        return self.answered is not None and self.version.changed_at > self.answered.asked_at


@dataclass(frozen=True, slots=True)
class TriedHere:
    """Every version that may be tried at a place."""

    place: Place
    versions: Sequence[VersionAt]


@dataclass(frozen=True, slots=True)
class OneTried:
    """One version at a place, with the lines of its last answer, none where there is none."""

    place: Place
    at: VersionAt
    lines: Mapping[str, Shown]
    ways: tuple[Way, ...]

    def groups(self, way: Way) -> Mapping[str, str]:
        """The groups of a grouping with their titles."""
        return group_titles(*way.asked)

    def rates(self, way: Way) -> list[Shown]:
        """What came of each group."""
        codes = (way.rate(group) for group in self.groups(way))
        return [self.lines[code] for code in codes if code in self.lines]

    def ratio(self, way: Way) -> Shown | None:
        """What the two groups came to; None where no two are held against each other."""
        return self.lines.get(way.ratio)


def tried_here(code: str, *, by: Actor) -> TriedHere:
    """Every version with what came of it. Four queries.

    Raises `Organisation.DoesNotExist` or `NotPermitted`.
    """
    place = _place(code, by)
    rows = _rows(place, by).defer("lines", "sealed")
    asked: dict[int, list[TriedVersion]] = {}
    for row in rows:
        asked.setdefault(row.version_id, []).append(row)
    versions = [_at(one, asked.get(one.pk, ())) for one in versions_to_try(by=by)]
    return TriedHere(place, versions)


def one_tried(code: str, version_id: int, *, by: Actor) -> OneTried:
    """One version. Four queries, or five. Raises `Version.DoesNotExist` too."""
    place = _place(code, by)
    version = next((one for one in versions_to_try(by=by) if one.pk == version_id), None)
    if version is None:
        raise Version.DoesNotExist
    at = _at(version, list(_rows(place, by).filter(version=version).defer("lines", "sealed")))
    kept = from_json(at.answered.lines or ()) if at.answered else ()
    return OneTried(place, at, {line.indicator: line for line in kept}, tried_terms().ways)


def _place(code: str, by: Actor) -> Place:
    place = place_of(code, by=by)
    if not may_ask_by_group(by, place.organisation):
        raise NotPermitted(NOT_YOURS)
    return place


def _rows(place: Place, by: Actor) -> QuerySet[TriedVersion]:
    return TriedVersion.objects.filter(visible_to(by), organisation=place.organisation.pk)


def _at(version: Version, rows: Sequence[TriedVersion]) -> VersionAt:
    """Rows are of this version and place, the last one first."""
    answered = next((one for one in rows if one.counted_on and not one.refused), None)
    return VersionAt(version, rows[0] if rows else None, answered)
