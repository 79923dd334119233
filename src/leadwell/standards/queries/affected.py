"""Who a draft would touch: posts and people at each level today. Counts only, and only for those who may
see such counts; whether each of them would meet it is the gate's question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Post
from leadwell.standards.models import Version
from leadwell.standards.queries.drafts import base_of, versions
from leadwell.standards.queries.in_force import levels_on
from leadwell.standards.queries.reading import Compared, compare, levels_touched
from leadwell.standards.rules.facts import LevelFacts

ENGLAND = "ENG"
COUNTING = (Permission.SEE_GATE, Permission.SEE_TRAINING_COUNTS, Permission.PUBLISH_STANDARDS)


@dataclass(frozen=True, slots=True)
class LevelCount:
    """One level: whether what it asks changes, and how many posts and people stand on it. None where
    nobody stands on it, or where this reader may not see the number."""

    level: int
    name: str
    touched: bool
    posts: int | None = None
    people: int | None = None


@dataclass(frozen=True)
class Affected:
    """A draft, what it is held against, and each level of both. `counted` is whether numbers are shown,
    `place` the code of a place whose gate the reader may ask, empty for none."""

    version: Version
    base: Version | None
    levels: tuple[LevelCount, ...]
    counted: bool
    place: str = ""


def affected_by(version_id: int, *, by: Actor, today: date) -> Affected:
    """Which levels change, and how many that is today, in the places the reader answers for. At most
    twelve queries. Raises `Version.DoesNotExist`."""
    version = versions(by=by).get(pk=version_id)
    base = base_of(version)
    touched = _touched(version, base, by=by, today=today)
    numbers = _counts(by, today)
    names = {one.number: one.name for one in _levels(version, today)}
    shown = sorted({*names, *touched})
    return Affected(
        version=version,
        base=base,
        levels=tuple(
            LevelCount(n, names.get(n, ""), n in touched, *(numbers or {}).get(n, (None, None)))
            for n in shown
        ),
        counted=numbers is not None,
        place=_place(by),
    )


def _place(by: Actor) -> str:
    """The first place at which the reader may ask the gate: the end of its path is its code, and what
    holds everywhere holds in England."""
    roots = by.roots(Permission.SEE_GATE)
    return (roots[0].strip("/").rpartition("/")[2] or ENGLAND) if roots else ""


def _touched(version: Version, base: Version | None, *, by: Actor, today: date) -> frozenset[int]:
    if base is None:
        return frozenset(version.requirements.values_list("level", flat=True))
    slug = version.framework.slug
    found = compare(slug, before=base.number, after=version.number, by=by, today=today)
    return levels_touched(found) if isinstance(found, Compared) else frozenset()


def _levels(version: Version, today: date) -> tuple[LevelFacts, ...]:
    own = version.items.filter(kind="level", level__isnull=False).order_by("level")
    found = tuple(
        LevelFacts(one.level or 0, one.short or one.statement, one.statement, one.key)
        for one in own
    )
    return found or levels_on(today)


def _counts(by: Actor, today: date) -> dict[int, tuple[int, int]] | None:
    """Open posts and the people in them, by level. None where the reader may see no such count."""
    roots = {root for permission in COUNTING for root in by.roots(permission)}
    if not roots:
        return None
    places = Q()
    for root in roots:
        places |= Q(organisation__path__startswith=root)
    here = Q(tenures__from_on__lte=today) & (
        Q(tenures__until_on__isnull=True) | Q(tenures__until_on__gt=today)
    )
    found = Post.objects.filter(places, level__isnull=False, from_on__lte=today).filter(
        Q(until_on__isnull=True) | Q(until_on__gt=today)
    )
    counted = found.values_list("level").annotate(
        posts=Count("pk", distinct=True),
        people=Count("tenures__person", distinct=True, filter=here),
    )
    return {level: (posts, people) for level, posts, people in counted.order_by("level") if level}
