"""Who managed whom, and when: reads along the reporting lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from leadwell.actor import Actor
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.organisations.permissions import (
    in_force,
    may_see_people_of,
    posts_visible_to,
    tenures_visible_to,
)

# Lines that hold on the day or later, step by step; each post once, so that a circle in a file ends.
_ABOVE = """
WITH RECURSIVE above AS (
    SELECT l.to_post_id AS id, ARRAY[l.post_id, l.to_post_id] AS trail
    FROM organisations_reportingline l
    WHERE l.post_id = %(post)s AND (l.until_on IS NULL OR l.until_on > %(since)s)
    UNION ALL
    SELECT l.to_post_id, a.trail || l.to_post_id
    FROM above a JOIN organisations_reportingline l ON l.post_id = a.id
    WHERE (l.until_on IS NULL OR l.until_on > %(since)s) AND l.to_post_id <> ALL(a.trail)
        AND cardinality(a.trail) < 64
)
SELECT DISTINCT id FROM above
"""


def posts_above(post_id: int, *, since: date) -> frozenset[int]:
    """The numbers of every post above one, on a day or later. For the rule ORG-25 only."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, {"post": post_id, "since": since})
        return frozenset(number for (number,) in cursor.fetchall())


def reports_of(post: Post, *, by: Actor, on: date) -> Sequence[Post]:
    """The posts that report to one on a day, those the asker may see."""
    lines = ReportingLine.objects.filter(in_force(on), to_post=post).values("post_id")
    seen = Post.objects.filter(posts_visible_to(by, on), pk__in=lines)
    return list(seen.select_related("organisation").order_by("title", "pk"))


def who_managed_whom(
    *, by: Actor, organisation: Organisation, on: date
) -> Sequence[tuple[Tenure, Tenure]]:
    """Pairs of times in posts, manager first: everyone at the organisation and beneath it who
    reported to somebody on that day. Empty for those who may not see its people."""
    if not may_see_people_of(by, organisation):
        return []
    lines = ReportingLine.objects.filter(
        in_force(on), post__organisation__path__startswith=organisation.path
    )
    pairs = list(lines.order_by("to_post_id", "post_id").values_list("to_post_id", "post_id"))
    held = _holders({number for pair in pairs for number in pair}, by=by, on=on)
    return [
        (manager, each)
        for above, below in pairs
        for manager in held.get(above, ())
        for each in held.get(below, ())
    ]


def _holders(posts: set[int], *, by: Actor, on: date) -> dict[int, list[Tenure]]:
    among = Q(post_id__in=posts)
    found = Tenure.objects.filter(among, in_force(on), tenures_visible_to(by, on, among=among))
    held: dict[int, list[Tenure]] = {}
    for tenure in found.select_related("person", "post").order_by("person__sort_key", "pk"):
        held.setdefault(tenure.post_id, []).append(tenure)
    return held


def vacancies(*, by: Actor, organisation: Organisation, on: date) -> QuerySet[Post]:
    """Open posts at the organisation and beneath it that nobody holds on a day. A chart that names
    posts and not people has none."""
    open_posts = Post.objects.filter(
        in_force(on), organisation__path__startswith=organisation.path, holders_known=True
    )
    if not may_see_people_of(by, organisation):
        return open_posts.none()
    held = Tenure.objects.filter(in_force(on)).values("post_id")
    empty = open_posts.exclude(
        pk__in=held.filter(post__organisation__path__startswith=organisation.path)
    )
    return empty.select_related("organisation").order_by("title", "pk")
