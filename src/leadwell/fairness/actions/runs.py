"""The runs of a year: one of each set, out of one snapshot; what holds for it, and what it came to so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

import duckdb
from django.utils.timezone import localdate

from leadwell.access.queries import places_with
from leadwell.actor import Permission
from leadwell.fairness.models import Result, Snapshot
from leadwell.fairness.queries.bases import Behind, about_result
from leadwell.fairness.queries.counting import Period
from leadwell.fairness.queries.definitions import definitions_digest, every_set
from leadwell.fairness.queries.elsewhere import Elsewhere, OtherSets, kept_beneath, mark_of
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
    """One set of one year, out of one snapshot. `told` is what organisations print and hide of themselves;
    `seen` are the results that hold."""

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
    def beneath(self) -> Told:
        """What organisations print in any set, and hide in all; asked when all sets are told."""
        return self.told.with_known(self.others.printed_of)

    @cached_property
    def _beneath(self) -> str:
        """The same as long as that is, and what the sets before print of areas."""
        return f"{self.beneath.fingerprint} {self.others.mark}"


@dataclass(eq=False)
class RunsOfYear:
    """The runs of one year: of each set one of its organisations and then, when all of them are told, one of
    its areas."""

    duck: duckdb.DuckDBPyConnection
    snapshot: Snapshot
    period: Period
    asked: Sequence[str]
    hands: SideBySide
    now: datetime
    afresh: bool
    came_to: WorkedOut = field(default_factory=WorkedOut)
    _told: Elsewhere = field(default_factory=Elsewhere)
    _seen: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _of_themselves: dict[str, Told] = field(default_factory=lambda: defaultdict(Told))

    def of(self, code: str, *, area: bool) -> Run:
        """The run of a set, counted anew: of a whole nation not every set is kept in mind at once."""
        beneath = self._beneath if area else Elsewhere()
        return Run(
            SetOfFigures.counted(self.duck, code, self.period),
            self.snapshot,
            definitions_digest(code, self.period.ended_on),
            self._exact_at,
            self.now,
            self.came_to,
            OtherSets(self._told, self._before(code), self.period.ended_on, beneath),
            self.hands,
            self.afresh,
            self._seen[code],
            self._of_themselves[code],
        )

    def _before(self, code: str) -> tuple[str, ...]:
        """The sets that come before one and that these runs leave out."""
        known = list(every_set())
        return tuple(one for one in known[: known.index(code)] if one not in self.asked)

    @cached_property
    def _beneath(self) -> Elsewhere:
        """What all sets that are left out tell of organisations."""
        left_out = [code for code in every_set() if code not in self.asked]
        return kept_beneath(left_out, ended_on=self.period.ended_on)

    @cached_property
    def _exact_at(self) -> Collection[int]:
        return places_with(Permission.SEE_EXACT_FAIRNESS, today=localdate(self.now))
