"""Where somebody stands themselves, and the way to the next level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q

from leadwell.actor import Actor
from leadwell.appointments.queries.asking import (
    GATE,
    StandardsOn,
    level_of_post,
    standards_on,
    waivers_of,
)
from leadwell.appointments.queries.ways import (
    Way,
    Words,
    asked_at,
    held_of,
    valid_on,
    ways_at,
    words_of,
)
from leadwell.appointments.rules.facts import Asked
from leadwell.appointments.rules.gate import gate
from leadwell.organisations.models import Post, Tenure
from leadwell.organisations.permissions import (
    in_force,
)
from leadwell.people.models import Person
from leadwell.standards.queries import may_count
from leadwell.standards.rules.rule_tree import keys_of
from leadwell.training.rules.facts import Held


@dataclass(frozen=True, slots=True)
class MyRoute:
    """The posts somebody holds, their level, the next that is not met, and the way to it. `levels` are
    all that ask for something, without their ways: empty while no standards are published. `may_count`
    are foreign awards a panel may recognise."""

    on: date
    tenures: tuple[Tenure, ...]
    level: int | None
    mine: Way | None
    next: Way | None
    held: tuple[Held, ...]
    words: Words
    levels: tuple[Way, ...] = ()
    may_count: Mapping[str, frozenset[str]] = field(default_factory=dict)


def my_route(*, by: Actor, today: date) -> MyRoute:
    """The asker's own level and the next. Nine questions at most: those that few need are asked only for
    them."""
    records = _mine(by)
    held = Tenure.objects.filter(in_force(today), person_id__in=records)
    tenures = tuple(held.select_related("post__organisation").order_by("from_on", "pk"))
    standards = standards_on(today, walking=False)
    holds = held_of(records, standards)
    level = max(
        filter(None, (level_of_post(each.post, standards) for each in tenures)), default=None
    )
    asked = asked_at(_highest(tenures, level, standards), level, standards, holds)
    levels = tuple(Way(each, gate(replace(asked, level=each))) for each in standards.levels)
    further = _further(level, levels)
    ways = ways_at(asked, [level, further], today)
    ways = _with_waiver(ways, asked, records, level)
    return MyRoute(
        on=today,
        tenures=tenures,
        level=level,
        mine=ways.get(level),
        next=ways.get(further),
        held=holds,
        words=words_of(standards, holds),
        levels=levels,
        may_count=_may_count(holds, [*ways.values()], today),
    )


def _further(level: int | None, levels: Sequence[Way]) -> int | None:
    """The next level of which something is missing; the highest where nothing is."""
    higher = [each for each in levels if each.level > (level or 0)]
    short = (each.level for each in higher if each.verdict.gaps)
    return next(short, higher[-1].level if higher else None)


def _mine(by: Actor) -> tuple[int, ...]:
    """All records of the asker, in one question."""
    if by.person_id is None:
        return ()
    kept = Person.objects.filter(pk=by.person_id, joined_to__isnull=False).values("joined_to_id")
    same = Q(pk=by.person_id) | Q(joined_to=by.person_id)
    same |= Q(pk__in=kept) | Q(joined_to__in=kept)
    return tuple(Person.objects.filter(same).order_by("pk").values_list("pk", flat=True))


def _with_waiver(
    ways: dict[int | None, Way], asked: Asked, records: Sequence[int], level: int | None
) -> dict[int | None, Way]:
    """Where the level of a post is not met there may be a waiver: only then it is looked for."""
    way = ways.get(level)
    if way is None or way.verdict.admits:
        return ways
    waivers = waivers_of({0: records}, by=GATE)[0]
    verdict = gate(replace(asked, level=level, waivers=waivers))
    return {**ways, level: replace(way, verdict=verdict)}


def _highest(tenures: Iterable[Tenure], level: int | None, standards: StandardsOn) -> Post | None:
    return next(
        (each.post for each in tenures if level_of_post(each.post, standards) == level), None
    )


def _may_count(
    holds: Iterable[Held], ways: Iterable[Way], today: date
) -> Mapping[str, frozenset[str]]:
    """Awards of other frameworks that are held and that a panel may recognise for something missing. It
    is asked only of those who hold one."""
    missing = {key for way in ways for gap in way.verdict.gaps for key in keys_of(gap.left)}
    foreign = {one.key for one in holds if valid_on(one, today) and one.key not in missing}
    foreign = {key for key in foreign if not key.startswith("core:")}
    if not foreign or not missing:
        return {}
    known = may_count(today)
    found = {key: known.get(key, frozenset()) & missing for key in foreign}
    return {key: keys for key, keys in found.items() if keys}
