"""Appointing and promoting by hand. Nobody begins at a level except through the gate.

`gate_for` is what the actions of `organisations` ask when somebody is about to begin in a post; every page
on which staff are kept brings it along, and so do these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.timezone import localdate

from leadwell.actor import Actor, Permission
from leadwell.appointments.actions.answering import answered, keep_answer
from leadwell.appointments.queries.asking import Entering, StandardsOn, standards_on, verdict
from leadwell.appointments.rules.facts import Share, Verdict
from leadwell.appointments.rules.giver_does_not_appoint import giver_does_not_appoint
from leadwell.appointments.rules.post_is_free import post_is_free
from leadwell.organisations import actions as organisations
from leadwell.organisations.models import Post, Tenure, TenureKind
from leadwell.organisations.permissions import not_over, own_records
from leadwell.organisations.rules.facts import Admitted, Entry, Gate, PostFacts
from leadwell.organisations.rules.level_of import level_of
from leadwell.people.queries import records_of
from leadwell.reasons import NotPermitted, Reason

COVERS = frozenset({TenureKind.ACTING, TenureKind.INTERIM, TenureKind.SECONDMENT, TenureKind.BANK})
NOT_YOURS = "Only those who appoint at this place put somebody into a post with a level."


def gate_for(*, by: Actor, now: datetime) -> Gate:
    """The gate, for one who appoints: it answers what stands in the way of an entry, and says under which
    rules and versions it let somebody in. What it answered is kept, also where it said no. It raises
    `NotPermitted` for one who does not appoint there."""

    def ask(entry: Entry) -> Admitted:
        days = [standards_on(day) for day in _days(entry, today=localdate(now))]
        asking = [each for each in days if not _goes_on(entry, each)]
        if not asking:
            return Admitted(answer="goes-on")
        levelled = [each for each in asking if _level(entry, each) is not None]
        if not levelled:
            return Admitted(_taken(entry), answer="no-level")
        if not by.may(Permission.APPOINT, entry.path):
            raise NotPermitted(NOT_YOURS)
        questions = [_question(entry, standards) for standards in levelled]
        asked = list(zip(questions, levelled, strict=True))
        found = [verdict(question, standards=standards) for question, standards in asked]
        admitted = _admitted(entry, found, by=by)
        return replace(admitted, remember=_remembering(asked, found, admitted, by=by, now=now))

    return ask


def _goes_on(entry: Entry, standards: StandardsOn) -> bool:
    """Whether they are at this level already and nothing more is asked of them there. The framework may
    map posts by itself, or ask something of one staff group only: neither is a way round."""
    if entry.was is None:
        return False
    level = _level(entry, standards)
    before = replace(entry, facts=entry.was, level=entry.was_level)
    mapped = standards.mapping is not None
    same = level == _level(before, standards) if mapped else entry.goes_on
    group = entry.facts.staff_group
    more = {each.level for each in standards.demands if each.staff_group == group != ""}
    return same and (group == entry.was.staff_group or level not in more)


def _level(entry: Entry, standards: StandardsOn) -> int | None:
    if standards.mapping is None:
        return entry.level
    facts = entry.facts
    return level_of(
        facts.band, facts.job_role, leads=facts.leads, board=facts.board, mapping=standards.mapping
    ).level


def _days(entry: Entry, *, today: date) -> tuple[date, ...]:
    """The first day in the post; and today, where that is past and they are known to work already: a first
    day in the past would be a way round for a promotion, here or from one employer to the next. Whoever
    is new to us began when they began."""
    known = Tenure.objects.filter(person__in=records_of(entry.person_id))
    if entry.from_on < today and known.exists():
        return entry.from_on, today
    return (entry.from_on,)


def _question(entry: Entry, standards: StandardsOn) -> Entering:
    return Entering(
        entry.person_id,
        _level(entry, standards),
        standards.on,
        entry.facts.staff_group,
        entry.organisation_id,
        entry.post_id,
    )


def _remembering(
    asked: Sequence[tuple[Entering, StandardsOn]],
    found: Sequence[Verdict],
    said: Admitted,
    *,
    by: Actor,
    now: datetime,
) -> Callable[[], None]:
    """What keeps that the gate was asked, and its answer."""
    answers = [
        answer
        for (question, standards), each in zip(asked, found, strict=True)
        if (answer := answered(question, each, standards=standards))
    ]
    versions = dict(said.versions)
    return partial(keep_answer, answers, by=by, versions=versions, now=now, on=localdate(now))


def _admitted(entry: Entry, found: list[Verdict], *, by: Actor) -> Admitted:
    first, mine = found[0], own_records(by)
    refused = [reason for each in found for reason in each.reasons]
    refused += [
        reason for each in found for reason in giver_does_not_appoint(each, appointing=mine)
    ]
    return Admitted(
        in_the_way=(*refused, *_taken(entry)),
        answer=str(first.answer),
        rules=("APT-10", "APT-11", "APT-13"),
        versions=dict(each.split(" ", 1) for each in first.versions),
    )


def _taken(entry: Entry) -> tuple[Reason, ...]:
    """Whether others hold the post already, for somebody who begins in it."""
    if entry.was is not None:
        return ()
    others = Tenure.objects.filter(not_over(entry.from_on), post=entry.post_id)
    held = [
        Share(each.from_on, each.until_on, each.fte, each.kind in COVERS)
        for each in others.exclude(person=entry.person_id)
    ]
    wanted = Share(entry.from_on, entry.until_on, entry.fte, entry.kind in COVERS)
    room = Post.objects.values_list("fte", flat=True).get(pk=entry.post_id)
    return tuple(post_is_free(wanted, room=room, held=held))


@organisations.whole
def appoint(
    *,
    by: Actor,
    post_id: int,
    person_id: int,
    from_on: date,
    kind: TenureKind,
    fte: Decimal | None,
    now: datetime,
    until_on: date | None = None,
) -> Tenure:
    """Put somebody into a post, as the gate allows. Asking twice appoints once; of two people appointed
    to one post at once exactly one gets it.

    Raises `NotPermitted`, `Post.DoesNotExist` or `Person.DoesNotExist` for what the asker may not see,
    or `RuleBroken` (APT-10, APT-11, APT-13, ORG-21, ORG-22, ORG-24).
    """
    return organisations.fill_post(
        by=by,
        post_id=post_id,
        person_id=person_id,
        kind=kind,
        fte=fte,
        from_on=from_on,
        until_on=until_on,
        now=now,
        gate=gate_for(by=by, now=now),
    )


@organisations.whole
def appoint_newcomer(
    *,
    by: Actor,
    post_id: int,
    name: str,
    staff_number: str,
    from_on: date,
    kind: TenureKind,
    fte: Decimal | None,
    now: datetime,
) -> Tenure:
    """Put somebody into a post who has no record here yet, as the gate allows. The same staff number
    twice is one person. Raises as `appoint` does, and PPL-02 and ORG-28."""
    post = Post.objects.select_related("organisation").get(pk=post_id)
    job = organisations.Job(_facts(post), fte=fte, kind=kind)
    return organisations.add_member_of_staff(
        by=by,
        organisation_code=post.organisation.code,
        name=name,
        staff_number=staff_number,
        job=job,
        from_on=from_on,
        now=now,
        post_id=post_id,
        gate=gate_for(by=by, now=now),
    )


def _facts(post: Post) -> PostFacts:
    names = ("title", "unit", "staff_group", "job_role", "band", "pay_scale", "leads", "board",
             "votes", "executive")  # fmt: skip
    return PostFacts(**{name: getattr(post, name) for name in names})


@organisations.whole
def promote(
    *,
    by: Actor,
    tenure_id: int,
    post_id: int,
    from_on: date,
    kind: TenureKind,
    fte: Decimal | None,
    now: datetime,
) -> Tenure:
    """Somebody goes from one post to another on a day, as the gate allows; refused, they stay where they
    are. Asking twice promotes once.

    Raises `NotPermitted`, `Tenure.DoesNotExist`, `Post.DoesNotExist`, or `RuleBroken` as `appoint` does.
    """
    before = Tenure.objects.get(pk=tenure_id)
    begun = appoint(
        by=by,
        post_id=post_id,
        person_id=before.person_id,
        from_on=from_on,
        kind=kind,
        fte=fte,
        now=now,
    )
    organisations.end_tenure(by=by, tenure_id=tenure_id, on=from_on, now=now)
    return begun


@dataclass(frozen=True, slots=True)
class Wish:
    """Who is to hold which post, as it was typed. Without `person_id` it is somebody new. `leaves` says
    that they leave the post they hold at the same place now."""

    post_id: int
    from_on: date
    kind: TenureKind
    fte: Decimal | None
    person_id: int | None = None
    name: str = ""
    staff_number: str = ""
    leaves: bool = False


@organisations.whole
def appoint_as_wished(*, by: Actor, wish: Wish, now: datetime) -> Tenure:
    """Appoint somebody new, appoint somebody who works here, or promote them: as the wish says. Raises as
    those do."""
    named: dict[str, Any] = {
        "by": by,
        "from_on": wish.from_on,
        "kind": wish.kind,
        "fte": wish.fte,
        "now": now,
    }
    if wish.person_id is None:
        return appoint_newcomer(
            post_id=wish.post_id, name=wish.name, staff_number=wish.staff_number, **named
        )
    before = _left_behind(wish) if wish.leaves else None
    if before is None:
        return appoint(post_id=wish.post_id, person_id=wish.person_id, **named)
    return promote(tenure_id=before, post_id=wish.post_id, **named)


def _left_behind(wish: Wish) -> int | None:
    """The time in another post of the same place that they leave: the latest begun."""
    place = Post.objects.values_list("organisation_id", flat=True).get(pk=wish.post_id)
    held = Tenure.objects.filter(
        not_over(wish.from_on), person=wish.person_id, post__organisation=place
    )
    others = held.exclude(post=wish.post_id).order_by("-from_on", "-pk")
    return others.values_list("pk", flat=True).first()
