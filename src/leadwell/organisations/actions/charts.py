"""Noting a published organisation chart: posts and reporting lines, and nobody's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.organisations import permissions
from leadwell.organisations.models import Organisation, Post, ReportingLine
from leadwell.organisations.rules.facts import ChartPost, Noted, Refused
from leadwell.organisations.rules.reports_within_the_chart import reports_within_the_chart
from leadwell.reasons import NotPermitted, Reason, RuleBroken

DESCRIBED = ("title", "unit", "band", "staff_group", "fte", "leads", "holders_known")
OLDER = Reason("ORG-41", "A newer chart of this organisation was loaded before. Load the newest.")
REFUSAL = "Only somebody who may add and correct organisations can do this."


@dataclass(frozen=True, slots=True)
class _Chart:
    """Where the posts of one chart belong, for which day, and the event that notes them."""

    organisation: Organisation
    prefix: str
    as_at: date
    event: int

    def number(self, reference: str) -> str:
        return f"{self.prefix}{reference}" if reference else ""

    def open_posts(self) -> dict[str, Post]:
        kept = Post.objects.filter(organisation=self.organisation, until_on=None)
        return {post.number: post for post in kept.filter(number__startswith=self.prefix)}


@transaction.atomic
def note_chart(
    *,
    by: Actor,
    organisation_code: str,
    posts: Sequence[ChartPost],
    prefix: str,
    above: str = "",
    as_at: date,
    now: datetime,
) -> Noted:
    """Keep the posts of one chart as at a day. Those no longer on it are closed; twice is once.

    `prefix` sets apart the numbers of one kind of chart; `above` is the prefix of the chart whose
    posts these report to, where that is another. Raises `NotPermitted`, and `RuleBroken` with ORG-41
    when a newer chart is known.
    """
    if not permissions.may_note(by):
        raise NotPermitted(REFUSAL)
    organisation = Organisation.objects.select_for_update().get(code=organisation_code)
    _insist_on_the_newest(organisation, prefix, as_at)
    event = record("chart.noted", about=organisation, by=by, now=now, details={"posts": len(posts)})
    chart = _Chart(organisation, prefix, as_at, event)
    managers = _Chart(organisation, above or prefix, as_at, event)
    refused = _refused(posts, managers.open_posts() if above else {}, above)
    good = [post for post in posts if post.line not in refused]
    noted = _keep(chart, good)
    _close(chart, {chart.number(post.number) for post in good})
    _draw_lines(chart, good, {**managers.open_posts(), **chart.open_posts()}, above or prefix)
    return Noted(*noted, tuple(refused.values()))


def _insist_on_the_newest(organisation: Organisation, prefix: str, as_at: date) -> None:
    noted = Post.objects.filter(organisation=organisation, number__startswith=prefix)
    newest = noted.aggregate(newest=Max("from_on"))["newest"]
    if newest and as_at < newest:
        raise RuleBroken([OLDER])


def _refused(
    posts: Sequence[ChartPost], above: Mapping[str, Post], prefix: str
) -> dict[int, Refused]:
    """The posts that report to nobody known, by line."""
    known = {post.number: post.reports_to for post in posts}
    if prefix:
        known = {**known, **{number.removeprefix(prefix): "" for number in above}}
    judged = (
        (post.line, reports_within_the_chart(post.number, reports_to=known)) for post in posts
    )
    return {line: Refused(line, reasons[0]) for line, reasons in judged if reasons}


def _keep(
    chart: _Chart, posts: Sequence[ChartPost]
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Add, correct or leave alone. Says which lines were added, changed and unchanged."""
    before, leading = chart.open_posts(), {post.reports_to for post in posts}
    new, changed = {}, {}
    for post in posts:
        said = _said(chart, post, leads=post.number in leading)
        known = before.get(said.number)
        if known is None:
            new[post.line] = said
        elif _corrected(known, said):
            changed[post.line] = known
    Post.objects.bulk_create(new.values())
    Post.objects.bulk_update(changed.values(), DESCRIBED)
    lines = {post.line for post in posts}
    return frozenset(new), frozenset(changed), frozenset(lines - new.keys() - changed.keys())


def _said(chart: _Chart, post: ChartPost, *, leads: bool) -> Post:
    return Post(
        organisation=chart.organisation,
        number=chart.number(post.number),
        title=post.title,
        unit=post.unit,
        band=post.band,
        staff_group=post.staff_group,
        fte=post.fte,
        leads=leads,
        holders_known=post.held is not None,
        from_on=chart.as_at,
        noted_in=chart.event,
        made_up=chart.organisation.made_up,
    )


def _corrected(known: Post, said: Post) -> bool:
    """Describe the known post as it is described now; whether that changed anything."""
    different = [name for name in DESCRIBED if getattr(known, name) != getattr(said, name)]
    for name in different:
        setattr(known, name, getattr(said, name))
    return bool(different)


def _close(chart: _Chart, still_there: set[str]) -> None:
    """What is no longer on the chart is closed from its day on."""
    gone = [post.pk for number, post in chart.open_posts().items() if number not in still_there]
    ended = {"until_on": chart.as_at, "ended_in": chart.event}
    for side in ("post__in", "to_post__in"):
        ReportingLine.objects.filter(**{side: gone}, until_on=None).update(**ended)
    Post.objects.filter(pk__in=gone).update(**ended)


def _draw_lines(
    chart: _Chart, posts: Sequence[ChartPost], open_posts: Mapping[str, Post], above: str
) -> None:
    """To which post each reports from this day on; a line that stays the same is left alone."""
    wanted = {
        open_posts[chart.number(post.number)].pk: open_posts[f"{above}{post.reports_to}"].pk
        for post in posts
        if post.reports_to
    }
    kept = ReportingLine.objects.filter(post__in=[p.pk for p in chart.open_posts().values()])
    known = {line.post_id: line for line in kept.filter(until_on=None)}
    moved = [line.pk for post, line in known.items() if wanted.get(post) != line.to_post_id]
    same_day = ReportingLine.objects.filter(pk__in=moved, from_on=chart.as_at)
    same_day.delete()
    ReportingLine.objects.filter(pk__in=moved).update(until_on=chart.as_at, ended_in=chart.event)
    ReportingLine.objects.bulk_create(
        ReportingLine(post_id=post, to_post_id=to, from_on=chart.as_at, noted_in=chart.event)
        for post, to in wanted.items()
        if post not in known or known[post].to_post_id != to
    )
