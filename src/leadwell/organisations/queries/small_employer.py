"""The staff of a small employer, for the desk where they are kept by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Q
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history.queries import events_about
from leadwell.organisations.models import Kind, Organisation, Post, ReportingLine, Tenure
from leadwell.organisations.permissions import may_keep_staff, not_over, tenures_visible_to
from leadwell.organisations.rules.leaving_may_be_undone import DAYS, leaving_may_be_undone
from leadwell.reasons import Reason

JOBS = Path(__file__).resolve().parents[1] / "definitions" / "jobs.yaml"
STAFF_LEFT = "staff.left"
MOST = 200
CARE = frozenset({Kind.CARE_LOCATION, Kind.CARE_PROVIDER})
PRACTICES = frozenset({Kind.PRACTICE, Kind.PCN, Kind.PRESCRIBER})
KEPT_BY_HAND = CARE | PRACTICES  # employers that have no other system


@dataclass(frozen=True, slots=True)
class JobRole:
    """A job that can be chosen: its slug, its name in English, and whether it leads people."""

    slug: str
    title: str
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the desk, and the post theirs reports to."""

    tenure: Tenure
    reports_to: Post | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The staff of a place today and to come, empty posts, and those who left lately and can be put
    back. `more` says that there are too many for a desk."""

    organisation: Organisation
    members: tuple[Member, ...]
    empty: tuple[Post, ...]
    left: tuple[Tenure, ...]
    jobs: tuple[JobRole, ...]
    full_time: float
    more: bool


@cache
def _definitions() -> dict[str, Any]:
    return dict(yaml.safe_load(JOBS.read_text("utf-8")))


def full_time_hours() -> float:
    """The hours of a full-time week that shares are worked out from."""
    return float(_definitions()["full_time_hours"])


def jobs_for(kind: str) -> tuple[JobRole, ...]:
    """The jobs that an organisation of this kind can choose from."""
    family = "care" if kind in CARE else "practice" if kind in PRACTICES else "other"
    return tuple(JobRole(**each) for each in _definitions()[family])


def job_of(post: Post, jobs: Sequence[JobRole]) -> JobRole | None:
    """The job of a list that a post is, by its role or else by what it is called."""
    by_title = (each for each in jobs if each.title.casefold() == post.title.casefold())
    return next((each for each in jobs if each.slug == post.job_role), next(by_title, None))


def place_to_keep(code: str, *, by: Actor) -> Organisation:
    """The organisation, if the asker keeps its staff. Raises `Organisation.DoesNotExist`."""
    place = Organisation.objects.get(code=code.strip().upper())
    if not may_keep_staff(by, place):
        raise Organisation.DoesNotExist
    return place


def desk(code: str, *, by: Actor, today: date) -> Desk:
    """Everyone at one place: not beneath it, where others keep the staff. Raises
    `Organisation.DoesNotExist` for a place whose staff the asker does not keep."""
    place = place_to_keep(code, by=by)
    posts = list(
        Post.objects.filter(not_over(today), organisation=place).order_by("title", "pk")[: MOST + 1]
    )
    seen = tenures_visible_to(by, today, among=Q(post__organisation=place))
    held = Tenure.objects.filter(seen, not_over(today), post__in=posts)
    tenures = list(held.select_related("person", "post").order_by("person__sort_key", "pk"))
    lines = ReportingLine.objects.filter(not_over(today), post__in=posts)
    above = {line.post_id: line.to_post for line in lines.select_related("to_post")}
    taken = {each.post_id for each in tenures}
    return Desk(
        organisation=place,
        members=tuple(Member(each, above.get(each.post_id)) for each in tenures),
        empty=tuple(each for each in posts if each.pk not in taken and each.holders_known),
        left=_left_lately(place, seen, today=today),
        jobs=jobs_for(place.kind),
        full_time=full_time_hours(),
        more=len(posts) > MOST,
    )


def _left_lately(place: Organisation, seen: Q, *, today: date) -> tuple[Tenure, ...]:
    """Those whose leaving may still be a mistake. The rule decides; this only looks where."""
    found = Tenure.objects.filter(
        seen,
        post__organisation=place,
        until_on__gt=today - DAYS - timedelta(days=366),
        ended_in__isnull=False,
    ).select_related("person", "post")
    gone = found.order_by("-until_on", "pk")[:20]
    return tuple(each for each in gone if not in_the_way_of_undoing(each, today=today))


def in_the_way_of_undoing(tenure: Tenure, *, today: date) -> list[Reason]:
    """What the page explains and the action decides: ORG-27."""
    post, left = tenure.post, tenure.ended_in
    events = events_about(post).filter(pk=left or 0, what=STAFF_LEFT)
    entered = events.values_list("at", flat=True).first()
    since = post.tenures.filter(from_on__gte=tenure.until_on or today)
    return leaving_may_be_undone(
        by_hand=entered is not None,
        entered_on=localdate(entered) if entered else today,
        today=today,
        post_open=post.until_on is None or post.ended_in == left,
        held_since=since.exists(),
    )


def member(code: str, tenure_id: int, *, by: Actor, today: date) -> Member:
    """One of the staff of a place, to be changed. Raises `Tenure.DoesNotExist` or
    `Organisation.DoesNotExist`."""
    place = place_to_keep(code, by=by)
    among = Q(pk=tenure_id, post__organisation=place)
    held = Tenure.objects.filter(among, tenures_visible_to(by, today, among=among))
    tenure = held.select_related("person", "post__organisation").get(pk=tenure_id)
    line = tenure.post.lines.filter(not_over(today)).select_related("to_post").first()
    return Member(tenure, line.to_post if line else None)
