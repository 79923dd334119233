"""What if a version of the standards were in force: how many in post would not meet it, and the training it
would take. From the snapshot, in counts; by group is counted by `fairness` only, which asks here for nothing
but the totals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from leadwell.actor import Actor
from leadwell.appointments.permissions import may_see_gate
from leadwell.appointments.queries.asking import demand
from leadwell.appointments.queries.place_gate import (
    ALL,
    MEET,
    SHORT,
    WHOLE,
    Counts,
    places_beneath,
    released,
    snapshot_for_counting,
)
from leadwell.appointments.queries.snapshot import Snapshot, asked_of, meeting, part
from leadwell.appointments.rules.facts import Demand
from leadwell.appointments.rules.supply_needed import Supply, supply_needed
from leadwell.organisations.models import Kind, Organisation
from leadwell.organisations.permissions import may_see_managers
from leadwell.reasons import Reason
from leadwell.standards.models import Item, Requirement, Version
from leadwell.standards.permissions import visible_to
from leadwell.standards.rules.facts import RequirementFacts
from leadwell.standards.rules.rule_tree import AtLeast, Needs, Rule, keys_of
from leadwell.stats.bitsets import Marks, holding
from leadwell.stats.disclosure import (
    HES_2018,
    INTERNAL_EXACT,
    Balance,
    Book,
    Profile,
    show_count,
)
from leadwell.training.queries.for_the_gate import offers

LEVEL, SECTOR, REGION = "level", "sector", "region"
AHEAD = 18  # months to look ahead where a draft has no first day


@dataclass(frozen=True, slots=True)
class WhatIfLine:
    """One level, sector or region: how many are asked, and how many would not meet it."""

    by: str
    name: str
    asked: int | None
    short: int | None


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item: how many people lack it (None where that is hidden), and how many places are planned that
    teach it."""

    key: str
    lack: int | None
    planned: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a version would ask of those in post at a place."""

    organisation: Organisation
    on: date | None
    versions: tuple[Version, ...]
    version: Version | None
    by_day: date
    lines: tuple[WhatIfLine, ...] = ()
    items: tuple[ItemLine, ...] = ()
    supply: Supply | None = None
    reasons: tuple[Reason, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def what_if(
    code: str, version_id: int | None, *, by: Actor, today: date, by_day: date | None = None
) -> WhatIf:
    """Try a version at a place. Raises `Organisation.DoesNotExist` or `Version.DoesNotExist` for what the
    asker may not see."""
    place = Organisation.objects.get(code=code.strip().upper())
    if not may_see_gate(by, place):
        raise Organisation.DoesNotExist
    versions = versions_to_try(by=by)
    chosen = _chosen(versions, version_id)
    demands = demands_of(chosen) if chosen else ()
    ends = by_day or _first_day(demands, today)
    snapshot = snapshot_for_counting(today=today)
    if chosen is None or snapshot is None:
        return WhatIf(place, snapshot.on if snapshot else None, versions, chosen, ends)
    tried = _tried(snapshot, demands, place)
    profile = INTERNAL_EXACT if may_see_managers(by, place) else HES_2018
    shown, reasons = released(_book(tried), profile)
    lacking = _lacking(snapshot, demands, tried.asked) if shown else {}
    items = _items(lacking, today, ends, profile=profile)
    return WhatIf(
        organisation=place,
        on=snapshot.on,
        versions=versions,
        version=chosen,
        by_day=ends,
        lines=tuple(_lines(tried, shown)),
        items=items,
        supply=_supply(items, today, ends),
        reasons=reasons,
        names=_names(chosen, items),
    )


def versions_to_try(*, by: Actor) -> tuple[Version, ...]:
    """The versions the asker may see that ask for something, the one changed last first. One query."""
    seen = Version.objects.filter(visible_to(by), requirements__isnull=False).distinct()
    return tuple(seen.select_related("framework").order_by("-changed_at", "pk"))


def _chosen(versions: Sequence[Version], version_id: int | None) -> Version | None:
    if version_id is None:
        return None
    found = next((each for each in versions if each.pk == version_id), None)
    if found is None:
        raise Version.DoesNotExist
    return found


def demands_of(version: Version) -> tuple[Demand, ...]:
    """What a version asks, as the gate would; on hold or not yet binding, it is tried all the same."""
    found = Requirement.objects.filter(version=version).order_by("level", "code")
    return tuple(
        demand(
            RequirementFacts(
                framework=version.framework.slug,
                version=version.number,
                version_id=version.pk,
                code=each.code,
                title=each.title,
                level=each.level,
                rule=each.rule,
                staff_group=each.staff_group,
                bites_on=each.bites_on,
            )
        )
        for each in found
    )


def _first_day(demands: Iterable[Demand], today: date) -> date:
    """The day by which it should be closed: when the last of it binds, or a year and a half from now."""
    later = [each.bites_on for each in demands if each.bites_on and each.bites_on > today]
    months = today.year * 12 + today.month - 1 + AHEAD
    return max(later, default=date(months // 12, months % 12 + 1, 1))


@dataclass(frozen=True, slots=True)
class _Tried:
    """Of whom something is asked, who falls short, and where each of them is."""

    asked: Marks
    short: Marks
    groups: Mapping[tuple[str, str], Marks]


def asked_and_short(
    snapshot: Snapshot, demands: Sequence[Demand], place: Organisation
) -> tuple[Marks, Marks]:
    """Of whom at a place and beneath it something is asked, and who of them falls short."""
    here = np.isin(snapshot.place, places_beneath(place))
    asked = np.zeros(len(here), np.bool_)
    for each in demands:
        asked |= asked_of(snapshot, each)
    asked &= here
    return asked, asked & ~meeting(snapshot, demands)


def _tried(snapshot: Snapshot, demands: Sequence[Demand], place: Organisation) -> _Tried:
    asked, short = asked_and_short(snapshot, demands, place)
    groups = {
        (LEVEL, str(level)): asked & (snapshot.level == level)
        for level in sorted({each.level for each in demands})
    }
    return _Tried(asked, short, groups | _by_place(snapshot, asked, place))


def _by_place(
    snapshot: Snapshot, asked: Marks, place: Organisation
) -> dict[tuple[str, str], Marks]:
    """Everybody asked, by the sector of their organisation and by its region."""
    rows = Organisation.objects.filter(path__startswith=place.path).order_by()
    regions = list(Organisation.objects.filter(kind=Kind.REGION).values_list("path", "name"))
    numbers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, path, sector in rows.values_list("pk", "path", "sector"):
        region = next((name for root, name in regions if path.startswith(root)), "")
        numbers[SECTOR, sector].append(number)
        numbers[REGION, region].append(number)
    found = {key: asked & np.isin(snapshot.place, many) for key, many in sorted(numbers.items())}
    return {key: marks for key, marks in found.items() if marks.any()}


def _book(tried: _Tried) -> Book:
    """Each of the three ways of dividing them adds up to the whole."""
    counts: dict[tuple[str, object], int] = {}
    everybody: dict[Any, Marks] = {("", WHOLE): tried.asked, **tried.groups}
    for key, marks in everybody.items():
        asked, short = int(marks.sum()), int((marks & tried.short).sum())
        for what, count in ((ALL, asked), (SHORT, short), (MEET, asked - short)):
            counts[what, key] = count
    keys = {key for _what, key in counts}
    adding = [Balance(((ALL, key),), ((SHORT, key), (MEET, key))) for key in keys]
    for by in (LEVEL, SECTOR, REGION):
        parts = [key for key in tried.groups if key[0] == by]
        for what in (ALL, SHORT, MEET) if parts else ():
            whole = ((what, ("", WHOLE)),)
            adding.append(Balance(whole, tuple((what, key) for key in parts)))
    return Book(counts, tuple(adding))


def _lines(tried: _Tried, shown: Counts) -> Iterable[WhatIfLine]:
    for key in (("", WHOLE), *tried.groups):
        yield WhatIfLine(
            key[0], str(key[1]) if key[0] else "", shown.get((ALL, key)), shown.get((SHORT, key))
        )


def _lacking(snapshot: Snapshot, demands: Sequence[Demand], asked: Marks) -> dict[str, int]:
    """How many people lack each item, on the way that asks least of each of them."""
    lacking: defaultdict[str, int] = defaultdict(int)
    for each in demands:
        _lack(snapshot, each.rule, asked & asked_of(snapshot, each), lacking)
    return dict(lacking)


def _lack(snapshot: Snapshot, rule: Rule, who: Marks, lacking: dict[str, int]) -> None:
    """Count what these people lack of a rule: of several parts that would do, those come first that
    fewest of them lack."""
    short = who & ~holding(snapshot.held, part(rule))
    if not short.any():
        return
    if isinstance(rule, Needs):
        lacking[rule.key] += int(short.sum())
        return
    _lack_parts(snapshot, rule, short, lacking)


def _lack_parts(snapshot: Snapshot, rule: AtLeast, short: Marks, lacking: dict[str, int]) -> None:
    met = {each: holding(snapshot.held, part(each)) for each in rule.of}
    wanted = np.where(short, rule.count - sum(marks.astype(np.int64) for marks in met.values()), 0)
    for each in sorted(
        rule.of, key=lambda one: (len(keys_of(one)), int((short & ~met[one]).sum()))
    ):
        taking = short & ~met[each] & (wanted > 0)
        _lack(snapshot, each, taking, lacking)
        wanted = wanted - taking


def _names(version: Version, items: Iterable[ItemLine]) -> dict[str, str]:
    """What the items are called: in the version itself, or else in whatever is in force."""
    keys = {line.key for line in items}
    found = Item.objects.filter(key__in=keys).order_by("pk")
    ordered = sorted(found, key=lambda one: one.version_id == version.pk)
    return {one.key: one.short or one.statement for one in ordered}


def _items(
    lacking: Mapping[str, int], today: date, ends: date, *, profile: Profile
) -> tuple[ItemLine, ...]:
    """What is lacking beside the places that are planned until then, the greatest lack first."""
    planned: defaultdict[str, int] = defaultdict(int)
    for offer in offers(on=today) if lacking else ():
        places = sum(run.free for run in offer.runs if run.ends_on <= ends)
        for key in offer.covers & lacking.keys():
            planned[key] += places
    shown = {key: show_count(count, profile) for key, count in lacking.items()}
    lines = [ItemLine(key, count, planned[key]) for key, count in shown.items()]
    return tuple(sorted(lines, key=lambda line: (-(line.lack or 0), line.key)))


def _supply(items: Sequence[ItemLine], today: date, ends: date) -> Supply:
    lacking = {line.key: line.lack or 0 for line in items}
    planned = {line.key: line.planned for line in items}
    return supply_needed(lacking=lacking, planned=planned, today=today, by_day=ends)
