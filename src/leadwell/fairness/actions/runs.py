"""A run: one set of one year out of one snapshot, what holds for it, and what it came to so far."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from leadwell.fairness.models import Result, Snapshot
from leadwell.fairness.queries.bases import Behind, about_result
from leadwell.fairness.queries.elsewhere import OtherSets, mark_of
from leadwell.fairness.queries.printed_places import Place
from leadwell.fairness.queries.printing import SetOfFigures
from leadwell.fairness.rules.disclosing.facts import Basis, Cells, Disclosed, Told, cells_told
from leadwell.gateways.side_by_side import SideBySide
from leadwell.stats.disclosure import HES_2018, INTERNAL_EXACT, Profile, StillFound

Key = tuple[int, str]  # an organisation, and the name of a profile


@dataclass(slots=True)
class WorkedOut:
    """What a run came to. `refused` are organisations whose figures would have given somebody away."""

    places: int = 0
    changed: int = 0
    unchanged: int = 0
    ended: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A result as it stands, and what is behind it. Exact results have nothing behind them."""

    result: Result
    behind: Behind | None


Was = Mapping[Key, Kept]
# What a place may print under each profile, or what an attack found. Those that stay are not there.
Printed = Mapping[Key, Disclosed | StillFound]


@dataclass(frozen=True, eq=False)
class Run:
    """One set of one year, out of one snapshot. `told` is what organisations print and hide of themselves."""

    figures: SetOfFigures
    snapshot: Snapshot
    definitions: str
    exact_at: Collection[int]
    now: datetime
    came_to: WorkedOut
    others: OtherSets
    hands: SideBySide
    afresh: bool = False
    seen: set[int] = field(default_factory=set)
    told: Told = field(default_factory=Told)

    def profiles(self, place: Place) -> tuple[Profile, ...]:
        """What a place is printed under: exact numbers only where somebody may see them."""
        exact = not place.area and place.organisation_id in self.exact_at
        return (HES_2018, INTERNAL_EXACT) if exact else (HES_2018,)

    def about(self, organisation_id: int, *, area: bool) -> str:
        """What the seal of a result says it is about."""
        return about_result(
            organisation_id, self.figures.code, self.figures.period.ended_on, area=area
        )

    def stays(self, place: Place, kept: Kept | None) -> bool:
        """Whether nobody came or went, and nothing else is meant."""
        if kept is None or kept.behind is None or self.afresh:
            return False
        same = kept.result.definitions == self.definitions
        return same and kept.behind.fingerprint == self.fingerprint(place)

    def fingerprint(self, place: Place) -> str:
        """Who is counted; of an area also what the places beneath hide; and what other sets do."""
        beneath = self._beneath if place.area else ""
        other = mark_of(self.others.of(place.key))
        return " ".join(filter(None, (place.fingerprint, beneath, other)))

    def note(self, place: Place, basis: Basis, otherwise: Cells) -> None:
        """What a place prints and hides, for the sets that follow and for the areas above."""
        self.others.tell(
            place.key, cells_told(basis, otherwise, self.figures.only(area=place.area))
        )
        if not place.area:
            self.told.add(place.organisation_id, basis)

    @cached_property
    def _beneath(self) -> str:
        """The same as long as what organisations print and hide is; asked when all are told."""
        return self.told.fingerprint
