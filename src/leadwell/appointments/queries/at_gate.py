"""Somebody before a post, as whoever decides there sees it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

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
    level_of_post,
    standards_on,
    waivers_of,
)
from leadwell.appointments.queries.filling import MOST_POSTS, empty_posts
from leadwell.appointments.queries.ways import Way, Words, asked_at, held_of, ways_at, words_of
from leadwell.appointments.rules.gate import gate
from leadwell.organisations.models import Post, Tenure
from leadwell.organisations.permissions import (
    may_see_person,
    tenures_visible_to,
)
from leadwell.people.models import Person
from leadwell.people.queries import records_of


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


def at_gate(person_id: int, post_id: int | None, *, by: Actor, today: date) -> AtGate:
    """Somebody before a post. Raises `Person.DoesNotExist` for one the asker may not see, and
    `Post.DoesNotExist` for a post where they neither appoint nor waive."""
    person = Person.objects.get(pk=person_id)
    if not may_see_person(by, person, today) or not _decides_somewhere(by):
        raise Person.DoesNotExist
    post = _post(post_id, by=by) if post_id is not None else None
    records = records_of(person_id)
    standards = standards_on(today, walking=False)
    words = words_of(standards, ())
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
    holds = held_of(records, standards)
    level = level_of_post(post, standards)
    asked = replace(
        asked_at(post, level, standards, holds),
        names=words.items,
        waivers=waivers_of({0: records}, by=GATE)[0],
    )
    return ways_at(asked, [level], standards.on).get(level) or Way(0, gate(asked))


def posts_to_fill(*, by: Actor, today: date, near: Collection[int] = ()) -> tuple[Post, ...]:
    """Empty posts with a level where the asker appoints or waives: those at the places of the records in
    `near` first."""
    there = Q(pk__in=[])
    for permission in (Permission.APPOINT, Permission.WAIVE_GATE):
        for root in by.roots(permission):
            there |= Q(organisation__path__startswith=root)
    found = empty_posts(today).filter(there, Q(level__isnull=False) | Q(leads=True))
    among = Q(person_id__in=near)
    seen = Tenure.objects.filter(among, tenures_visible_to(by, today, among=among))
    at = set(seen.values_list("post__organisation_id", flat=True))
    posts = found.select_related("organisation").order_by("level", "title", "pk")[:MOST_POSTS]
    return tuple(sorted(posts, key=lambda post: post.organisation_id not in at))


def waiver_to_end(waiver_id: int, *, by: Actor) -> Waiver:
    """A waiver the asker may end. Raises `Waiver.DoesNotExist`."""
    waiver = Waiver.objects.select_related("organisation", "post", "person").get(pk=waiver_id)
    if not (may_see_waiver(by, waiver) and may_waive(by, waiver.organisation)):
        raise Waiver.DoesNotExist
    return waiver
