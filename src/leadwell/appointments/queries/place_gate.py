"""How many meet the level of their post at a place, and how many waivers and breaches there are. Counts.

Whoever sees exact numbers of managers sees these exactly; for everybody else the disclosure engine decides.
Who meets what comes from the snapshot of the night; waivers and breaches are counted from their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from django.db.models import Count, Q

from leadwell.actor import Actor, Permission
from leadwell.appointments.models import Breach, Waiver
from leadwell.appointments.permissions import may_see_gate, waivers_visible_to
from leadwell.appointments.queries.asking import GATE, standards_on
from leadwell.appointments.queries.snapshot import Snapshot, drawn_snapshot, kept_snapshot, meeting
from leadwell.organisations.models import Organisation, Tenure
from leadwell.organisations.permissions import may_see_managers
from leadwell.reasons import Reason, RuleBroken
from leadwell.standards.queries import levels_on
from leadwell.stats.disclosure import HES_2018, INTERNAL_EXACT, Balance, Book, Profile, release

SOON = timedelta(days=90)
YEAR = timedelta(days=365)
DRAWN_AT_ONCE = 100_000  # times in posts: beyond it everybody waits for the night
WHOLE = 0  # stands for all levels together
MEET, SHORT, ALL = "meet", "short", "all"
IN_FORCE, GIVEN, ENDED, ENDING, OPEN = "in-force", "given", "ended", "ending", "open"
Counts = Mapping[Any, int | None]


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One level: how many are in post, how many meet it; None where that is hidden."""

    level: int
    name: str
    in_post: int | None
    meet: int | None


@dataclass(frozen=True, slots=True)
class PlaceGate:
    """The gate at a place. `on` is the day of the snapshot; None before the first. `waivers` are counts
    by what they are of, `named` those waivers the asker may see by name."""

    organisation: Organisation
    on: date | None
    exact: bool
    lines: tuple[LevelLine, ...]
    waivers: Mapping[str, int | None]
    named: tuple[Waiver, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class SectorWaivers:
    """Waivers of one sector, for anybody; None where a count is hidden."""

    sector: str
    in_force: int | None
    given: int | None
    ended: int | None


def place_gate(code: str, *, by: Actor, today: date) -> PlaceGate:
    """The counts of a place and everything beneath it. Raises `Organisation.DoesNotExist` for one whose
    counts the asker may not see."""
    place = Organisation.objects.get(code=code.strip().upper())
    if not may_see_gate(by, place):
        raise Organisation.DoesNotExist
    exact = may_see_managers(by, place)
    snapshot = snapshot_for_counting(today=today)
    found = _levels(snapshot, places_beneath(place), today) if snapshot else {}
    shown, reasons = _printed(found, INTERNAL_EXACT if exact else HES_2018)
    names = {each.number: each.name for each in levels_on(today)}
    named = Waiver.objects.filter(
        waivers_visible_to(by), organisation__path__startswith=place.path, ended_at=None
    )
    counted, more = _waivers(place, today, INTERNAL_EXACT if exact else HES_2018)
    return PlaceGate(
        organisation=place,
        on=snapshot.on if snapshot else None,
        exact=exact,
        lines=tuple(
            LevelLine(
                level, names.get(level, ""), shown.get((ALL, level)), shown.get((MEET, level))
            )
            for level in sorted(found)
        ),
        waivers=counted,
        named=_named(named, by=by, place=place, today=today),
        reasons=(*reasons, *more),
    )


def _named(found: object, *, by: Actor, place: Organisation, today: date) -> tuple[Waiver, ...]:
    if not by.may(Permission.SEE_PEOPLE, place.path):
        return ()
    waivers = found.filter(until_on__gt=today)  # type: ignore[attr-defined]  # rows of waivers
    return tuple(
        waivers.select_related("person", "post", "organisation").order_by("until_on", "pk")
    )


def snapshot_for_counting(*, today: date) -> Snapshot | None:
    """The snapshot of the night; in a small house one drawn now, where there is none yet."""
    kept = kept_snapshot(by=GATE)
    if kept is None and Tenure.objects.count() <= DRAWN_AT_ONCE:
        return drawn_snapshot(by=GATE, on=today)
    return kept


def places_beneath(place: Organisation) -> np.ndarray:
    """The numbers of a place and everything beneath it."""
    beneath = Organisation.objects.filter(path__startswith=place.path).order_by()
    return np.fromiter(beneath.values_list("pk", flat=True), np.int64)


def _levels(snapshot: Snapshot, places: np.ndarray, today: date) -> dict[int, tuple[int, int]]:
    """How many are in post at each level that asks for something, and how many meet it."""
    here = np.isin(snapshot.place, places)
    standards = standards_on(today)
    found = {}
    for level in standards.levels:
        there = here & (snapshot.level == level)
        asked = [each for each in standards.demands if each.level == level and not each.on_hold]
        found[level] = (int(there.sum()), int((there & meeting(snapshot, asked)).sum()))
    return found


def _printed(
    found: Mapping[int, tuple[int, int]], profile: Profile
) -> tuple[Counts, tuple[Reason, ...]]:
    """What may be shown: every level adds up, and all levels together do."""
    counts: dict[tuple[str, object], int] = {(what, WHOLE): 0 for what in (MEET, SHORT, ALL)}
    for level, (in_post, meet) in found.items():
        for what, count in ((MEET, meet), (SHORT, in_post - meet), (ALL, in_post)):
            counts[what, level] = count
            counts[what, WHOLE] += count
    adding = [Balance(((ALL, n),), ((MEET, n), (SHORT, n))) for n in (WHOLE, *found)]
    if found:
        adding += [
            Balance(((what, WHOLE),), tuple((what, n) for n in found))
            for what in (MEET, SHORT, ALL)
        ]
    return released(Book(counts, tuple(adding)), profile)


def released(book: Book, profile: Profile) -> tuple[Counts, tuple[Reason, ...]]:
    """What may be printed of these counts, and why something is not there."""
    try:
        printed = release(book, profile)
    except RuleBroken as refusal:
        return {}, refusal.reasons
    return {key: printed.value(key) for key in book.keys}, tuple(printed.reasons())


def _waivers(
    place: Organisation, today: date, profile: Profile
) -> tuple[Mapping[str, int | None], tuple[Reason, ...]]:
    here = Q(organisation__path__startswith=place.path)
    counted = Waiver.objects.filter(here).aggregate(
        **{
            IN_FORCE: Count("pk", filter=_holds(today)),
            ENDING: Count("pk", filter=_holds(today) & Q(until_on__lte=today + SOON)),
            GIVEN: Count("pk", filter=Q(given_at__date__gt=today - YEAR)),
            ENDED: Count("pk", filter=Q(ended_at__date__gt=today - YEAR)),
        }
    )
    counted[OPEN] = Breach.objects.filter(here, closed_on=None).count()
    shown, reasons = released(Book({(name, 0): n for name, n in counted.items()}), profile)
    return {name: shown.get((name, 0)) for name in counted}, reasons


def _holds(today: date) -> Q:
    return Q(from_on__lte=today, until_on__gt=today, ended_at=None)


def public_waivers(*, today: date) -> tuple[tuple[SectorWaivers, ...], tuple[Reason, ...]]:
    """Waivers by sector, for anybody: the engine hides what is about few."""
    rows = Waiver.objects.order_by().values_list("organisation__sector")
    counted = rows.annotate(
        now=Count("pk", filter=_holds(today)),
        given=Count("pk", filter=Q(given_at__date__gt=today - YEAR)),
        ended=Count("pk", filter=Q(ended_at__date__gt=today - YEAR)),
    )
    found = {sector: numbers for sector, *numbers in counted}
    if not found:
        return (), ()
    book = _book_of_sectors(found)
    shown, reasons = released(book, HES_2018)
    return tuple(_sector(name, shown) for name in ("", *sorted(found))), reasons


def _book_of_sectors(found: Mapping[str, Iterable[int]]) -> Book:
    counts: dict[tuple[str, object], int] = {}
    for sector, numbers in found.items():
        for what, number in zip((IN_FORCE, GIVEN, ENDED), numbers, strict=True):
            counts[what, sector] = number
            counts[what, ""] = counts.get((what, ""), 0) + number
    adding = [
        Balance(((what, ""),), tuple((what, sector) for sector in found))
        for what in (IN_FORCE, GIVEN, ENDED)
    ]
    return Book(counts, tuple(adding))


def _sector(name: str, shown: Counts) -> SectorWaivers:
    return SectorWaivers(name, *(shown.get((what, name)) for what in (IN_FORCE, GIVEN, ENDED)))
