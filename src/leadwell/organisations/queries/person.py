"""One person as somebody else may see them, one post, and one's own team."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.history.queries import Moment, timeline_of
from leadwell.organisations.models import Post, ReportingLine, Tenure
from leadwell.organisations.permissions import (
    in_force,
    may_keep_staff,
    may_see_post,
    own_records,
    tenures_visible_to,
)
from leadwell.people.models import Person


@dataclass(frozen=True, slots=True)
class Above:
    """The post that another reports to, and who holds it, as far as the asker may know."""

    post: Post
    holders: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True)
class PictureOfPerson:
    """Somebody's times in posts, newest first; to whom each post of today reports; how many report
    to them; and the times that the asker may change."""

    person: Person
    tenures: tuple[Tenure, ...]
    above: dict[int, Above]
    reports: int
    kept_by_asker: frozenset[int]


@dataclass(frozen=True, slots=True)
class PictureOfPost:
    """A post with its holders and its line over time, and what happened to it."""

    post: Post
    tenures: tuple[Tenure, ...]
    lines: tuple[ReportingLine, ...]
    reports: tuple[Post, ...]
    moments: tuple[Moment, ...]
    sees_people: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A post in a team, and who holds it today. Nobody: a vacancy, if holders are known at all."""

    post: Post
    holders: tuple[Tenure, ...]
    leads: int = 0


@dataclass(frozen=True, slots=True)
class Team:
    """The posts of the asker today, those that report to them, and to whom they report."""

    mine: tuple[Tenure, ...]
    places: tuple[Place, ...]
    above: dict[int, Above]


def picture_of_person(
    person: Person, records: Sequence[int], *, by: Actor, today: date, own: Sequence[int]
) -> PictureOfPerson:
    """What the asker may know of somebody whom they may see. `records` are all of that person's, `own`
    all of the asker's."""
    among = Q(person_id__in=records)
    held = Tenure.objects.filter(among, tenures_visible_to(by, today, own=own, among=among))
    held = held.select_related("post__organisation")
    tenures = tuple(held.order_by("-from_on", "-pk"))
    posts = {each.post_id for each in tenures if holds_on(each, today)}
    reports = ReportingLine.objects.filter(in_force(today), to_post_id__in=posts)
    return PictureOfPerson(
        person=person,
        tenures=tenures,
        above=_above(posts, lambda among: _seen(among, by=by, today=today, own=own), today=today),
        reports=reports.count() if posts else 0,
        kept_by_asker=frozenset(
            each.pk for each in tenures if may_keep_staff(by, each.post.organisation)
        ),
    )


def holds_on(tenure: Tenure, day: date) -> bool:
    """Whether somebody is in the post on that day."""
    return tenure.from_on <= day and (tenure.until_on is None or tenure.until_on > day)


def _seen(among: Q, *, by: Actor, today: date, own: Sequence[int]) -> Q:
    return tenures_visible_to(by, today, own=own, among=among)


def _above(posts: Collection[int], seen: Callable[[Q], Q], *, today: date) -> dict[int, Above]:
    """To which post each of these reports, by the number of the lower one, with those holders whom
    the asker may see: `seen` says so among the few that it is asked about."""
    if not posts:
        return {}
    lines = ReportingLine.objects.filter(in_force(today), post_id__in=posts)
    found = list(lines.select_related("to_post__organisation"))
    if not found:
        return {}
    among = Q(post_id__in={line.to_post_id for line in found})
    held = Tenure.objects.filter(among, seen(among), in_force(today))
    holders: dict[int, list[Tenure]] = {}
    for tenure in held.select_related("person", "post").order_by("person__sort_key", "pk"):
        holders.setdefault(tenure.post_id, []).append(tenure)
    return {
        line.post_id: Above(line.to_post, tuple(holders.get(line.to_post_id, ()))) for line in found
    }


def picture_of_post(code: str, post_id: int, *, by: Actor, today: date) -> PictureOfPost:
    """One post of an organisation. Raises `Post.DoesNotExist` for one the asker may not see, and for
    one of another organisation."""
    posts = Post.objects.select_related("organisation")
    post = posts.get(pk=post_id, organisation__code=code.strip().upper())
    if not may_see_post(by, post, today):
        raise Post.DoesNotExist
    among = Q(post=post)
    held = Tenure.objects.filter(among, tenures_visible_to(by, today, among=among))
    lines = tuple(post.lines.select_related("to_post__organisation").order_by("-from_on"))
    below = Post.objects.filter(
        lines__in=ReportingLine.objects.filter(in_force(today), to_post=post)
    )
    tenures = tuple(held.select_related("person", "post").order_by("-from_on", "-pk"))
    path = post.organisation.path
    return PictureOfPost(
        post=post,
        tenures=tenures,
        lines=lines,
        reports=tuple(below.select_related("organisation").order_by("title", "pk")),
        moments=_moments(post, tenures, by=by) if by.may(Permission.SEE_HISTORY, path) else (),
        sees_people=by.may(Permission.SEE_PEOPLE, path),
    )


def _moments(post: Post, tenures: tuple[Tenure, ...], *, by: Actor) -> tuple[Moment, ...]:
    """What happened to the post, and the files that spoke of it."""
    rows: tuple[Post | Tenure, ...] = (post, *tenures)
    cited = {number for row in rows for number in (row.noted_in, row.ended_in) if number}
    return timeline_of(post._meta.label, [post.pk], by=by, also=cited)


def team(*, by: Actor, today: date) -> Team:
    """Who is in the asker's team today, through the reporting lines and through nothing else."""
    if by.person_id is None:
        return Team((), (), {})
    records = own_records(by)
    mine = _held_by(records, today)
    own = {each.post_id for each in mine}
    lines = ReportingLine.objects.filter(in_force(today), to_post_id__in=own)
    posts = list(
        Post.objects.filter(in_force(today), pk__in=lines.values("post_id"))
        .select_related("organisation")
        .order_by("title", "pk")
    )
    return Team(
        mine=mine,
        places=_places(
            posts, lambda among: _seen(among, by=by, today=today, own=records), today=today
        ),
        # whoever holds a post knows by name to whom it reports
        above=_above(own, lambda _among: Q(), today=today),
    )


def _held_by(records: Sequence[int], today: date) -> tuple[Tenure, ...]:
    """The posts held today under any of these records."""
    found = Tenure.objects.filter(in_force(today), person_id__in=records)
    return tuple(found.select_related("post__organisation").order_by("from_on", "pk"))


def _places(posts: list[Post], seen: Callable[[Q], Q], *, today: date) -> tuple[Place, ...]:
    numbers = [post.pk for post in posts]
    holders: dict[int, list[Tenure]] = {}
    among = Q(post__in=numbers)
    held = Tenure.objects.filter(among, seen(among), in_force(today))
    for tenure in held.select_related("person", "post").order_by("person__sort_key", "pk"):
        holders.setdefault(tenure.post_id, []).append(tenure)
    below: dict[int, int] = {}
    for to in ReportingLine.objects.filter(in_force(today), to_post__in=numbers).values_list(
        "to_post_id", flat=True
    ):
        below[to] = below.get(to, 0) + 1
    return tuple(
        Place(post, tuple(holders.get(post.pk, ())), below.get(post.pk, 0)) for post in posts
    )
