"""What the gate says of somebody at a level, and the shortest way to what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q

from leadwell.appointments.queries.asking import (
    GATE,
    StandardsOn,
    held_widely,
    widened,
    with_walk,
)
from leadwell.appointments.rules.facts import Asked, Course, DatedRun, Gap, Route, Verdict
from leadwell.appointments.rules.gate import gate
from leadwell.appointments.rules.shortest_route import shortest_route
from leadwell.organisations.models import Post
from leadwell.standards.models import Item, ItemKind
from leadwell.standards.queries import versions_in_force
from leadwell.standards.rules.rule_tree import keys_of
from leadwell.training.queries.for_the_gate import Offer, offers
from leadwell.training.rules.facts import Held

PASSED, INDUCTION = "pass", "induction"


@dataclass(frozen=True, slots=True)
class Words:
    """What items and levels are called."""

    items: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """What the gate says of somebody at a level, and the shortest route to what is missing."""

    level: int
    verdict: Verdict
    route: Route = field(default_factory=Route)


def held_of(records: Sequence[int], standards: StandardsOn) -> tuple[Held, ...]:
    """What somebody holds by all their records, with what that counts as."""
    found = held_widely({0: records}, standards, by=GATE)[0]
    return widened(found, with_walk(standards, found).walk)


def asked_at(
    post: Post | None, level: int | None, standards: StandardsOn, holds: tuple[Held, ...]
) -> Asked:
    """What the gate is asked about somebody at a level, in a post where there is one."""
    return Asked(
        level=level,
        on=standards.on,
        demands=standards.demands,
        held=holds,
        staff_group=post.staff_group if post else "",
        organisation_id=post.organisation_id if post else 0,
        post_id=post.pk if post else None,
    )


def ways_at(asked: Asked, levels: Iterable[int | None], today: date) -> dict[int | None, Way]:
    """The gate's answer at each of these levels, with the route to it. Courses are looked up only where
    something is missing."""
    found = {level: gate(replace(asked, level=level)) for level in levels if level is not None}
    missing = any(verdict.gaps for verdict in found.values())
    courses = [_course(each) for each in offers(on=today)] if missing else []
    passed = {
        one.programme
        for one in asked.held
        if isinstance(one, Held) and one.source == PASSED and valid_on(one, today)
    }
    return {
        level: Way(level, verdict, _route(verdict.gaps, courses=courses, passed=passed, on=today))
        for level, verdict in found.items()
    }


def valid_on(one: Held, on: date) -> bool:
    """Whether something held counts on a day."""
    return one.from_on <= on and (one.until_on is None or on < one.until_on)


def _course(offer: Offer) -> Course:
    runs = tuple(
        DatedRun(run.title, run.starts_on, run.ends_on, run.free, run.where) for run in offer.runs
    )
    return Course(
        code=offer.code,
        title=offer.title,
        covers=offer.covers,
        firsts=offer.firsts,
        runs=runs,
        hours=offer.hours,
        cost=offer.cost,
        mode=offer.mode,
        at_work=offer.kind == INDUCTION,
    )


def _route(
    gaps: Collection[Gap], *, courses: Collection[Course], passed: Collection[str], on: date
) -> Route:
    """One route for everything that is missing: every way of each gap joined with those of the others."""
    ways: list[frozenset[str]] = [frozenset()]
    for gap in gaps:
        ways = sorted({one | other for one in ways for other in gap.ways}, key=_by_size)[:24]
    return shortest_route(ways if gaps else [], courses=courses, passed=passed, on=on)


def _by_size(way: frozenset[str]) -> tuple[int, list[str]]:
    return len(way), sorted(way)


def words_of(standards: StandardsOn, holds: Iterable[Held]) -> Words:
    """What is asked for and held is called, and each level, in one question."""
    keys = frozenset().union(*(keys_of(each.rule) for each in standards.demands))
    keys |= {one.key for one in holds}
    versions = versions_in_force(standards.on).values("pk")
    named = Q(key__in=keys) | Q(kind=ItemKind.LEVEL, version__framework__slug="core")
    found = Item.objects.filter(named, version__in=versions)
    rows = list(found.values_list("key", "kind", "level", "short", "statement"))
    return Words(
        items={key: short or says for key, _kind, _level, short, says in rows},
        levels={
            level: short or says
            for _key, kind, level, short, says in rows
            if kind == ItemKind.LEVEL and level is not None
        },
    )
