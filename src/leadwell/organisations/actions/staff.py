"""A small employer's staff, kept by hand: one action for a person with their post and their hours.

Each makes use of the actions on posts and tenure, so that what they refuse and remember is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor, Permission
from leadwell.history import actions as history
from leadwell.organisations import permissions
from leadwell.organisations.actions import by_hand, posts, tenures
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure, TenureKind
from leadwell.organisations.queries.small_employer import STAFF_LEFT, in_the_way_of_undoing
from leadwell.organisations.rules.facts import Gate, PostFacts, Span
from leadwell.organisations.rules.name_may_be_corrected import name_may_be_corrected
from leadwell.organisations.rules.staff_number_is_free import staff_number_is_free
from leadwell.organisations.rules.the_gate_is_asked import the_gate_is_asked
from leadwell.people.models import Identifier, Person, Scheme
from leadwell.people.rules.name_can_be_kept import name_can_be_kept
from leadwell.people.rules.sort_key import sort_key
from leadwell.reasons import insist_on

BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Job:
    """What somebody does: the post, the footing, the hours, to which post it reports."""

    facts: PostFacts
    fte: Decimal | None = None
    kind: TenureKind = TenureKind.SUBSTANTIVE
    reports_to: int | None = None


@by_hand.whole
def add_member_of_staff(
    *,
    by: Actor,
    organisation_code: str,
    name: str,
    staff_number: str,
    job: Job,
    from_on: date,
    now: datetime,
    post_id: int | None = None,
    gate: Gate = the_gate_is_asked,
) -> Tenure:
    """Add somebody with their post, as the gate allows. The same staff number twice adds them once.
    With `post_id` they take an empty post, which is described anew where it differs; without, a post
    is opened for them.

    Raises `NotPermitted`, `Organisation.DoesNotExist`, or `RuleBroken` (PPL-02, ORG-20 to 28, ORG-51
    or what the gate says).
    """
    by_hand.draw_lines_alone()
    place = by_hand.keeper_of(organisation_code, by=by)
    insist_on(name_can_be_kept(name))
    person = _person(place, name=name, staff_number=staff_number, by=by, now=now)
    there = Tenure.objects.filter(
        permissions.not_over(localdate(now)), person=person, post__organisation=place
    ).first()
    if there and by_hand.facts_of(there.post) == _besides(there.post, job.facts):
        return there
    post = _post_for(job, place, post_id=post_id, from_on=from_on, by=by, now=now)
    held = tenures.put_in(
        post, person, kind=job.kind, fte=job.fte, span=Span(from_on), by=by, now=now, gate=gate
    )
    _report(post, job.reports_to, from_on=from_on, by=by, now=now)
    return held


def _person(
    place: Organisation, *, name: str, staff_number: str, by: Actor, now: datetime
) -> Person:
    """Whoever has this staff number here, or somebody new."""
    scheme, _made = Scheme.objects.get_or_create(kind=BY_HAND, place=place.code)
    kept = " ".join(name.split())
    known = Identifier.objects.filter(scheme=scheme, value=staff_number).select_related("person")
    if there := known.first():
        insist_on(staff_number_is_free(known_as=there.person.sort_key, name=sort_key(kept)))
        return there.person
    person = Person.objects.create(name=kept, sort_key=sort_key(kept), made_up=place.made_up)
    with by_hand.said_in_words():
        Identifier.objects.create(scheme=scheme, value=staff_number, person=person)
    details = {"organisation": place.code, "scheme": BY_HAND}
    history.record("person.noted", about=person, by=by, now=now, details=details)
    return person


def _post_for(
    job: Job, place: Organisation, *, post_id: int | None, from_on: date, by: Actor, now: datetime
) -> Post:
    """The empty post that was chosen, or a new one."""
    if post_id is None:
        return posts.note_post(
            by=by, organisation_code=place.code, facts=job.facts, from_on=from_on, now=now
        )
    empty = by_hand.post_to_change(post_id, by=by, now=now)
    if empty.organisation_id != place.pk:
        raise Post.DoesNotExist
    facts = _besides(empty, job.facts)
    return posts.change_post(by=by, post_id=empty.pk, facts=facts, from_on=from_on, now=now)


def _besides(post: Post, said: PostFacts) -> PostFacts:
    """What is said now, and what was known besides: nothing said takes nothing away."""
    known = by_hand.facts_of(post)
    names = ("unit", "staff_group", "job_role", "band", "pay_scale", "board")
    kept = {name: getattr(said, name) or getattr(known, name) for name in names}
    votes = known.votes if said.votes is None else said.votes
    executive = known.executive if said.executive is None else said.executive
    return replace(said, **kept, votes=votes, executive=executive)


def _report(
    post: Post, to_post_id: int | None, *, from_on: date, by: Actor, now: datetime
) -> ReportingLine | None:
    return posts.set_reporting_line(
        by=by, post_id=post.pk, to_post_id=to_post_id, from_on=from_on, now=now
    )


@by_hand.whole
def change_member_of_staff(
    *,
    by: Actor,
    tenure_id: int,
    name: str,
    job: Job,
    from_on: date,
    now: datetime,
    gate: Gate = the_gate_is_asked,
) -> Tenure:
    """Change somebody's name, job, hours or line from a day on. What stays the same writes nothing.
    Where others share the post, this person gets one of their own. The gate is asked about another job.

    Raises `NotPermitted`, `Tenure.DoesNotExist`, or `RuleBroken` (PPL-02, ORG-20 to 30, ORG-51 or
    what the gate says).
    """
    by_hand.draw_lines_alone()
    tenure = by_hand.tenure_to_change(tenure_id, by=by, now=now)
    _correct_name(tenure.person, name, by=by, now=now)
    tenure = _change_job(tenure, job.facts, from_on=from_on, by=by, now=now, gate=gate)
    tenure = tenures.change_hours(by=by, tenure_id=tenure.pk, fte=job.fte, from_on=from_on, now=now)
    _report(tenure.post, job.reports_to, from_on=from_on, by=by, now=now)
    return tenure


def _correct_name(person: Person, name: str, *, by: Actor, now: datetime) -> None:
    insist_on(name_can_be_kept(name))
    kept = " ".join(name.split())
    if kept == person.name:
        return
    places = person.tenures.values_list("post__organisation__path", flat=True)
    elsewhere = any(not by.may(Permission.KEEP_STAFF, path) for path in places)
    insist_on(name_may_be_corrected(known_elsewhere=elsewhere))
    person.name, person.sort_key = kept, sort_key(kept)
    person.save(update_fields=["name", "sort_key"])
    history.record("person.name_corrected", about=person, by=by, now=now)


def _change_job(
    tenure: Tenure, facts: PostFacts, *, from_on: date, by: Actor, now: datetime, gate: Gate
) -> Tenure:
    post, on = tenure.post, max(from_on, tenure.from_on)
    facts = _besides(post, facts)
    if by_hand.facts_of(post) == facts:
        return tenure
    if not _shared(tenure, on):
        posts.change_post(by=by, post_id=post.pk, facts=facts, from_on=on, now=now, gate=gate)
        going_on = Tenure.objects.filter(permissions.not_over(on), person=tenure.person_id)
        now_held = going_on.filter(
            post__number=post.number, post__organisation=post.organisation_id
        )
        return now_held.select_related("post__organisation").latest("from_on")
    code = post.organisation.code
    own = posts.note_post(by=by, organisation_code=code, facts=facts, from_on=on, now=now)
    entry = by_hand.entry(
        tenure.person_id,
        own,
        facts,
        own.level,
        Span(on, tenure.until_on),
        fte=tenure.fte,
        kind=tenure.kind,
        was=by_hand.facts_of(post),
        was_level=post.level,
    )
    admitted = by_hand.admitted(entry, gate)
    details = {"from_post": post.pk, "from_on": on.isoformat(), "gate": admitted.answer}
    event = by_hand.remember_entry(own, admitted, details, by=by, now=now)
    return by_hand.go_on(tenure, on=on, event=event, post=own)


def _shared(tenure: Tenure, on: date) -> bool:
    others = Tenure.objects.filter(permissions.not_over(on), post=tenure.post_id)
    return others.exclude(person=tenure.person_id).exists()


@transaction.atomic
def leaver(*, by: Actor, tenure_id: int, last_day: date, post_stays: bool, now: datetime) -> Tenure:
    """Somebody leaves their post after a last day. The post stays open to be filled, or closes with
    them where nobody shares it. Saying it twice says it once.

    Raises `NotPermitted`, `Tenure.DoesNotExist`, or `RuleBroken` (ORG-21, ORG-29).
    """
    tenure = by_hand.tenure_to_change(tenure_id, by=by, now=now)
    on = last_day + timedelta(days=1)
    if tenure.until_on == on:
        return tenure
    event = tenures.finish(tenure, on=on, what=STAFF_LEFT, by=by, now=now)
    if not post_stays and not _shared(tenure, on):
        posts.shut(tenure.post, on=on, event=event)
    return tenure


@transaction.atomic
def undo_leaver(*, by: Actor, tenure_id: int, now: datetime) -> Tenure:
    """Put somebody back who was entered as a leaver by mistake. Undoing twice undoes once.

    Raises `NotPermitted`, `Tenure.DoesNotExist`, or `RuleBroken` (ORG-27).
    """
    tenure = by_hand.tenure_to_change(tenure_id, by=by, now=now)
    if tenure.until_on is None:
        return tenure
    insist_on(in_the_way_of_undoing(tenure, today=localdate(now)))
    left, post = tenure.ended_in, tenure.post
    details = {"organisation": post.organisation.code, "undoes": left}
    history.record("staff.put_back", about=post, by=by, now=now, details=details)
    if post.ended_in == left:
        again = {"until_on": None, "ended_in": None}
        ReportingLine.objects.filter(ended_in=left, post=post).update(**again)
        ReportingLine.objects.filter(ended_in=left, to_post=post).update(**again)
        Post.objects.filter(pk=post.pk).update(**again)
    tenure.until_on = tenure.ended_in = None
    tenure.save(update_fields=["until_on", "ended_in"])
    return tenure
