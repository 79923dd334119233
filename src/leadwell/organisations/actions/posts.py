"""Posts kept by hand, one at a time: noting, changing and closing them, and to whom they report."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.organisations import permissions
from leadwell.organisations.actions import by_hand
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.organisations.queries.lines import posts_above
from leadwell.organisations.rules.another_post import another_post
from leadwell.organisations.rules.days_are_sensible import days_are_sensible
from leadwell.organisations.rules.facts import Admitted, Gate, PostFacts, Span
from leadwell.organisations.rules.line_may_be_drawn import line_may_be_drawn
from leadwell.organisations.rules.post_may_be_noted import post_may_be_noted
from leadwell.organisations.rules.post_may_close import post_may_close
from leadwell.organisations.rules.the_gate_is_asked import the_gate_is_asked
from leadwell.reasons import Reason, insist_on

OURS = "H-"


@transaction.atomic
def note_post(
    *,
    by: Actor,
    organisation_code: str,
    facts: PostFacts,
    from_on: date,
    now: datetime,
    number: str = "",
) -> Post:
    """Open a post. With a number, asking twice opens one; without, it gets a number of ours.

    Raises `NotPermitted`, `Organisation.DoesNotExist`, or `RuleBroken` (ORG-21, ORG-23).
    """
    place = by_hand.keeper_of(organisation_code, by=by)
    insist_on(days_are_sensible(Span(from_on), today=localdate(now)) + post_may_be_noted(facts))
    there = Post.objects.filter(organisation=place, number=number, until_on=None).first()
    if number and there and by_hand.facts_of(there) == facts:
        return there
    with by_hand.said_in_words():
        post = Post.objects.create(
            organisation=place,
            number=number or _next_number(place),
            from_on=from_on,
            made_up=place.made_up,
            **_described(facts, on=from_on),
        )
    post.noted_in = history.record("post.noted", about=post, by=by, now=now, details=_said(post))
    post.save(update_fields=["noted_in"])
    return post


def _next_number(place: Organisation) -> str:
    """Never given before, closed posts included. The organisation is locked."""
    ours = Post.objects.filter(organisation=place, number__startswith=OURS).values_list("number")
    given = [int(rest) for (number,) in ours if (rest := number.removeprefix(OURS)).isdigit()]
    return f"{OURS}{max(given, default=0) + 1}"


def _said(post: Post) -> dict[str, object]:
    days = {"from_on": post.from_on.isoformat(), "number": post.number}
    return {"organisation": post.organisation.code, **days, **asdict(by_hand.facts_of(post))}


@by_hand.whole
def change_post(
    *,
    by: Actor,
    post_id: int,
    facts: PostFacts,
    from_on: date,
    now: datetime,
    gate: Gate = the_gate_is_asked,
) -> Post:
    """Describe a post anew from a day on. Another band, job role or board seat is another post
    (ORG-20): the old one closes, and its holders and lines go on in the new one, which is answered.
    The gate is asked for everyone who goes on in it.

    Raises `NotPermitted`, `Post.DoesNotExist`, or `RuleBroken` (ORG-21, ORG-23, ORG-51 or what the
    gate says).
    """
    post = by_hand.post_to_change(post_id, by=by, now=now)
    insist_on(days_are_sensible(Span(from_on), today=localdate(now)) + post_may_be_noted(facts))
    before = by_hand.facts_of(post)
    if before == facts:
        return post
    let_in = _who_goes_on(post, facts, on=from_on, gate=gate)
    why = another_post(before, facts)
    details = {**_said(post), **asdict(facts), "from_on": from_on.isoformat()}
    details |= {"rules": [reason.code for reason in why], "gate": [each.answer for each in let_in]}
    event = history.record("post.changed", about=post, by=by, now=now, details=details)
    if why and from_on > post.from_on:
        return _another(post, facts, on=from_on, event=event)
    for name, value in _described(facts, on=from_on).items():
        setattr(post, name, value)
    post.save()
    return post


def _who_goes_on(post: Post, facts: PostFacts, *, on: date, gate: Gate) -> list[Admitted]:
    """What the gate says of each holder of a post that is described anew: it may be at another level."""
    at_level, was = by_hand.level(facts, on=on), by_hand.facts_of(post)
    holders = post.tenures.filter(permissions.not_over(on)).order_by("pk")
    return [
        by_hand.admitted(
            by_hand.entry(
                each.person_id,
                post,
                facts,
                at_level,
                Span(max(on, each.from_on), each.until_on),
                fte=each.fte,
                kind=each.kind,
                was=was,
                was_level=post.level,
            ),
            gate,
        )
        for each in holders
    ]


def _described(facts: PostFacts, *, on: date) -> dict[str, object]:
    return {**asdict(facts), "level": by_hand.level(facts, on=on)}


def _another(post: Post, facts: PostFacts, *, on: date, event: int) -> Post:
    """A new post in the old one's place, from a day on; who and what hangs on it goes along."""
    tenures = list(post.tenures.filter(permissions.not_over(on)))
    lines, reports = (
        list(post.lines.filter(permissions.not_over(on))),
        list(post.reports.filter(permissions.not_over(on))),
    )
    new = by_hand.go_on(post, on=on, event=event, **_described(facts, on=on))
    for tenure in tenures:
        by_hand.go_on(tenure, on=on, event=event, post=new)
    for line in lines:
        by_hand.go_on(line, on=on, event=event, post=new)
    for report in reports:
        by_hand.go_on(report, on=on, event=event, to_post=new)
    return new


@transaction.atomic
def close_post(*, by: Actor, post_id: int, on: date, now: datetime) -> Post:
    """Close a post that nobody holds; `on` is the first day without it. Closing twice closes once.

    Raises `NotPermitted`, `Post.DoesNotExist`, or `RuleBroken` (ORG-21, ORG-26).
    """
    post = by_hand.post_to_change(post_id, by=by, now=now)
    if post.until_on == on:
        return post
    insist_on(days_are_sensible(Span(post.from_on, on), today=localdate(now)))
    holders = Tenure.objects.filter(permissions.not_over(on), post=post).count()
    insist_on(post_may_close(on, post=by_hand.span(post), holders=holders))
    details = {"organisation": post.organisation.code, "on": on.isoformat()}
    event = history.record("post.closed", about=post, by=by, now=now, details=details)
    shut(post, on=on, event=event)
    return post


def shut(post: Post, *, on: date, event: int) -> None:
    """Close a post, and end its lines up and down with it."""
    for line in [
        *post.lines.filter(permissions.not_over(on)),
        *post.reports.filter(permissions.not_over(on)),
    ]:
        by_hand.end(line, on=on, event=event)
    by_hand.end(post, on=on, event=event)


@transaction.atomic
def set_reporting_line(
    *, by: Actor, post_id: int, to_post_id: int | None, from_on: date, now: datetime
) -> ReportingLine | None:
    """Say to which post another reports from a day on; None: to none. Saying it twice says it once.

    Raises `NotPermitted`, `Post.DoesNotExist`, or `RuleBroken` (ORG-21, ORG-25).
    """
    by_hand.draw_lines_alone()
    post = by_hand.post_to_change(post_id, by=by, now=now)
    lines = list(ReportingLine.objects.filter(permissions.not_over(from_on), post=post))
    if [(each.to_post_id, each.from_on <= from_on) for each in lines] == [(to_post_id, True)]:
        return lines[0]
    if not lines and to_post_id is None:
        return None
    to = _post_above(to_post_id, by=by, now=now)
    insist_on(_line_in_the_way(post, to, Span(from_on), now=now))
    details = {"to_post": to_post_id, "from_on": from_on.isoformat()}
    event = history.record("post.reports_to", about=post, by=by, now=now, details=details)
    for line in lines:
        by_hand.end(line, on=from_on, event=event)
    return _drawn(post, to, from_on=from_on, event=event) if to else None


def _post_above(post_id: int | None, *, by: Actor, now: datetime) -> Post | None:
    """The post reported to: one the asker may see."""
    if post_id is None:
        return None
    post = Post.objects.select_related("organisation").get(pk=post_id)
    if not permissions.may_see_post(by, post, localdate(now)):
        raise Post.DoesNotExist
    return post


def _line_in_the_way(post: Post, to: Post | None, wanted: Span, *, now: datetime) -> list[Reason]:
    days = days_are_sensible(wanted, today=localdate(now))
    if to is None:
        return days
    above = posts_above(to.pk, since=wanted.from_on)
    spans = [by_hand.span(post), by_hand.span(to)]
    return days + line_may_be_drawn(post.pk, to.pk, above=above, posts=spans, wanted=wanted)


def _drawn(post: Post, to: Post, *, from_on: date, event: int) -> ReportingLine:
    with by_hand.said_in_words():
        return ReportingLine.objects.create(
            post=post, to_post=to, from_on=from_on, noted_in=event, until_on=None
        )
