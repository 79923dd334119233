"""Where somebody stands, what is missing, and the shortest way to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from leadwell.actor import Actor, Permission
from leadwell.appointments.models import Waiver
from leadwell.appointments.permissions import (
    may_appoint,
    may_see_waiver,
    may_waive,
    waivers_visible_to,
)
from leadwell.appointments.queries.asking import (
    GATE,
    StandardsOn,
    held_widely,
    level_of_post,
    standards_on,
    waivers_of,
    widened,
    with_walk,
)
from leadwell.appointments.rules.facts import Asked, Course, DatedRun, Gap, Route, Verdict
from leadwell.appointments.rules.gate import gate
from leadwell.appointments.rules.shortest_route import shortest_route
from leadwell.organisations.models import Organisation, Post, Tenure
from leadwell.organisations.permissions import (
    in_force,
    may_see_person,
    not_over,
    tenures_visible_to,
)
from leadwell.organisations.queries import Sought, people_of
from leadwell.people.models import Person
from leadwell.people.queries import records_of
from leadwell.standards.models import Item, ItemKind
from leadwell.standards.queries import may_count, versions_in_force
from leadwell.standards.rules.rule_tree import keys_of
from leadwell.training.queries.for_the_gate import Offer, offers
from leadwell.training.rules.facts import Held

PASSED, INDUCTION = "pass", "induction"
MOST_POSTS = 100


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


@dataclass(frozen=True, slots=True)
class AtGate:
    """Somebody before a post, as whoever appoints there sees it."""

    on: date
    person: Person
    post: Post | None
    way: Way | None
    words: Words
    posts: tuple[Post, ...]
    waivers: tuple[Waiver, ...]
    may_appoint: bool = False
    may_waive: bool = False


def my_route(*, by: Actor, today: date) -> MyRoute:
    """The asker's own level and the next. Nine questions at most: those that few need are asked only for
    them."""
    records = _mine(by)
    held = Tenure.objects.filter(in_force(today), person_id__in=records)
    tenures = tuple(held.select_related("post__organisation").order_by("from_on", "pk"))
    standards = standards_on(today, walking=False)
    holds = _held(records, standards)
    level = max(
        filter(None, (level_of_post(each.post, standards) for each in tenures)), default=None
    )
    asked = _asked(_highest(tenures, level, standards), level, standards, holds)
    levels = tuple(Way(each, gate(replace(asked, level=each))) for each in standards.levels)
    further = _further(level, levels)
    ways = _ways(asked, [level, further], today)
    ways = _with_waiver(ways, asked, records, level)
    return MyRoute(
        on=today,
        tenures=tenures,
        level=level,
        mine=ways.get(level),
        next=ways.get(further),
        held=holds,
        words=_words(standards, holds),
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


def _held(records: Sequence[int], standards: StandardsOn) -> tuple[Held, ...]:
    found = held_widely({0: records}, standards, by=GATE)[0]
    return widened(found, with_walk(standards, found).walk)


def _asked(
    post: Post | None, level: int | None, standards: StandardsOn, holds: tuple[Held, ...]
) -> Asked:
    return Asked(
        level=level,
        on=standards.on,
        demands=standards.demands,
        held=holds,
        staff_group=post.staff_group if post else "",
        organisation_id=post.organisation_id if post else 0,
        post_id=post.pk if post else None,
    )


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


def _ways(asked: Asked, levels: Iterable[int | None], today: date) -> dict[int | None, Way]:
    """The gate's answer at each of these levels, with the route to it. Courses are looked up only where
    something is missing."""
    found = {level: gate(replace(asked, level=level)) for level in levels if level is not None}
    missing = any(verdict.gaps for verdict in found.values())
    courses = [_course(each) for each in offers(on=today)] if missing else []
    passed = {
        one.programme
        for one in asked.held
        if isinstance(one, Held) and one.source == PASSED and _valid(one, today)
    }
    return {
        level: Way(level, verdict, _route(verdict.gaps, courses=courses, passed=passed, on=today))
        for level, verdict in found.items()
    }


def _valid(one: Held, on: date) -> bool:
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


def _words(standards: StandardsOn, holds: Iterable[Held]) -> Words:
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


def _may_count(
    holds: Iterable[Held], ways: Iterable[Way], today: date
) -> Mapping[str, frozenset[str]]:
    """Awards of other frameworks that are held and that a panel may recognise for something missing. It
    is asked only of those who hold one."""
    missing = {key for way in ways for gap in way.verdict.gaps for key in keys_of(gap.left)}
    foreign = {one.key for one in holds if _valid(one, today) and one.key not in missing}
    foreign = {key for key in foreign if not key.startswith("core:")}
    if not foreign or not missing:
        return {}
    known = may_count(today)
    found = {key: known.get(key, frozenset()) & missing for key in foreign}
    return {key: keys for key, keys in found.items() if keys}


def at_gate(person_id: int, post_id: int | None, *, by: Actor, today: date) -> AtGate:
    """Somebody before a post. Raises `Person.DoesNotExist` for one the asker may not see, and
    `Post.DoesNotExist` for a post where they neither appoint nor waive."""
    person = Person.objects.get(pk=person_id)
    if not may_see_person(by, person, today) or not _decides_somewhere(by):
        raise Person.DoesNotExist
    post = _post(post_id, by=by) if post_id is not None else None
    records = records_of(person_id)
    standards = standards_on(today, walking=False)
    words = _words(standards, ())
    waivers = Waiver.objects.filter(waivers_visible_to(by), person_id__in=records)
    return AtGate(
        on=today,
        person=person,
        post=post,
        way=_way_to(post, records, standards, words) if post else None,
        words=words,
        posts=posts_to_fill(by=by, today=today, near=records),
        waivers=tuple(waivers.select_related("organisation", "post").order_by("-from_on", "pk")),
        may_appoint=post is not None and may_appoint(by, post.organisation),
        may_waive=post is not None and may_waive(by, post.organisation),
    )


def _decides_somewhere(by: Actor) -> bool:
    return by.may_somewhere(Permission.APPOINT) or by.may_somewhere(Permission.WAIVE_GATE)


def _post(post_id: int, *, by: Actor) -> Post:
    post = Post.objects.select_related("organisation").get(pk=post_id)
    if not (may_appoint(by, post.organisation) or may_waive(by, post.organisation)):
        raise Post.DoesNotExist
    return post


def _way_to(post: Post, records: Sequence[int], standards: StandardsOn, words: Words) -> Way:
    holds = _held(records, standards)
    level = level_of_post(post, standards)
    asked = replace(
        _asked(post, level, standards, holds),
        names=words.items,
        waivers=waivers_of({0: records}, by=GATE)[0],
    )
    return _ways(asked, [level], standards.on).get(level) or Way(0, gate(asked))


def posts_to_fill(*, by: Actor, today: date, near: Collection[int] = ()) -> tuple[Post, ...]:
    """Empty posts with a level where the asker appoints or waives: those at the places of the records in
    `near` first."""
    there = Q(pk__in=[])
    for permission in (Permission.APPOINT, Permission.WAIVE_GATE):
        for root in by.roots(permission):
            there |= Q(organisation__path__startswith=root)
    found = _empty(today).filter(there, Q(level__isnull=False) | Q(leads=True))
    among = Q(person_id__in=near)
    seen = Tenure.objects.filter(among, tenures_visible_to(by, today, among=among))
    at = set(seen.values_list("post__organisation_id", flat=True))
    posts = found.select_related("organisation").order_by("level", "title", "pk")[:MOST_POSTS]
    return tuple(sorted(posts, key=lambda post: post.organisation_id not in at))


def _empty(today: date) -> QuerySet[Post]:
    """Open posts that nobody holds today or later. A chart that names no people has none."""
    held = Tenure.objects.filter(not_over(today), post=OuterRef("pk"))
    return Post.objects.filter(~Exists(held), not_over(today), holders_known=True)


def waiver_to_end(waiver_id: int, *, by: Actor) -> Waiver:
    """A waiver the asker may end. Raises `Waiver.DoesNotExist`."""
    waiver = Waiver.objects.select_related("organisation", "post", "person").get(pk=waiver_id)
    if not (may_see_waiver(by, waiver) and may_waive(by, waiver.organisation)):
        raise Waiver.DoesNotExist
    return waiver


@dataclass(frozen=True, slots=True)
class Appointing:
    """What can be chosen when somebody is put into a post: the empty posts of a place, and its people.
    `person_id` and `post_id` are those that were chosen on the way here, `called` is the name that was
    looked for. `more` says that the people are too many to list."""

    organisation: Organisation
    posts: tuple[Post, ...]
    people: tuple[Person, ...]
    post_id: int | None = None
    person_id: int | None = None
    called: str = ""
    more: bool = False


def appointing(
    code: str,
    *,
    by: Actor,
    today: date,
    post_id: int | None = None,
    person_id: int | None = None,
    called: str = "",
) -> Appointing:
    """What can be chosen at a place. Raises `Organisation.DoesNotExist` where the asker does not appoint."""
    place = Organisation.objects.get(code=code.strip().upper())
    if not may_appoint(by, place):
        raise Organisation.DoesNotExist
    listed = people_of(place.code, by=by, today=today, sought=Sought(words=called))
    more = bool(listed.next)
    people = [] if more and not called else [each.person for each in listed.listed]
    if person_id is not None and person_id not in {each.pk for each in people}:
        people += _one_more(person_id, by=by, today=today)
    return Appointing(
        organisation=place,
        posts=_empty_at(place, post_id, today=today),
        people=tuple(people),
        post_id=post_id,
        person_id=person_id,
        called=called,
        more=more,
    )


def _empty_at(place: Organisation, chosen: int | None, *, today: date) -> tuple[Post, ...]:
    """The empty posts of a place by title, and the chosen one also where they are too many to list."""
    empty = _empty(today).filter(organisation=place).order_by("title", "unit", "pk")
    posts = list(empty[:MOST_POSTS])
    if chosen is not None and chosen not in {each.pk for each in posts}:
        posts += empty.filter(pk=chosen)
    return tuple(posts)


def _one_more(person_id: int, *, by: Actor, today: date) -> list[Person]:
    """Somebody chosen on their own page, where the list was too short for them."""
    found = Person.objects.filter(pk=person_id)
    return [each for each in found if may_see_person(by, each, today)]
