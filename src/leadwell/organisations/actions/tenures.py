"""Who holds a post, kept by hand: filling it, ending somebody's time in it, other hours."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.organisations import permissions
from leadwell.organisations.actions import by_hand
from leadwell.organisations.models import Post, Tenure, TenureKind
from leadwell.organisations.rules.days_are_sensible import days_are_sensible
from leadwell.organisations.rules.facts import Admitted, Gate, Span
from leadwell.organisations.rules.hours_are_sensible import hours_are_sensible
from leadwell.organisations.rules.post_may_be_filled import post_may_be_filled
from leadwell.organisations.rules.tenure_may_end import tenure_may_end
from leadwell.organisations.rules.the_gate_is_asked import the_gate_is_asked
from leadwell.people.models import Person
from leadwell.reasons import Reason, insist_on


@by_hand.whole
def fill_post(
    *,
    by: Actor,
    post_id: int,
    person_id: int,
    kind: TenureKind,
    fte: Decimal | None,
    from_on: date,
    now: datetime,
    until_on: date | None = None,
    gate: Gate = the_gate_is_asked,
) -> Tenure:
    """Put a person in a post, as the gate allows. Asking twice puts them there once; two people may
    share a post.

    Raises `NotPermitted`, `Post.DoesNotExist` or `Person.DoesNotExist` for what the asker may not
    see, or `RuleBroken` (ORG-21, ORG-22, ORG-24, ORG-51 or what the gate says).
    """
    post = by_hand.post_to_change(post_id, by=by, now=now)
    person = Person.objects.get(pk=person_id)
    if not permissions.may_see_person(by, person, localdate(now)):
        raise Person.DoesNotExist
    wanted = Span(from_on, until_on)
    same = Tenure.objects.filter(post=post, person=person, from_on=from_on, until_on=until_on)
    if there := same.filter(kind=kind, fte=fte).first():
        return there
    return put_in(post, person, kind=kind, fte=fte, span=wanted, by=by, now=now, gate=gate)


def put_in(
    post: Post,
    person: Person,
    *,
    kind: TenureKind,
    fte: Decimal | None,
    span: Span,
    by: Actor,
    now: datetime,
    gate: Gate = the_gate_is_asked,
) -> Tenure:
    """A person in a post that is locked: judged, kept, remembered."""
    insist_on(_in_the_way(post, person, span, fte, now=now))
    admitted = _admitted(post, person, kind=kind, fte=fte, span=span, gate=gate)
    details = {
        "organisation": post.organisation.code,
        "footing": str(kind),
        "fte": None if fte is None else str(fte),
        "from_on": span.from_on.isoformat(),
        "gate": admitted.answer,
    }
    event = by_hand.remember_entry(post, admitted, details, by=by, now=now)
    with by_hand.said_in_words():
        return Tenure.objects.create(
            post=post,
            person=person,
            kind=kind,
            fte=fte,
            from_on=span.from_on,
            until_on=span.until_on,
            noted_in=event,
        )


def _admitted(
    post: Post,
    person: Person,
    *,
    kind: TenureKind,
    fte: Decimal | None,
    span: Span,
    gate: Gate,
) -> Admitted:
    """What the gate says of this beginning, where it says yes."""
    entry = by_hand.entry(
        person.pk, post, by_hand.facts_of(post), post.level, span, fte=fte, kind=str(kind)
    )
    return by_hand.admitted(entry, gate)


def _in_the_way(
    post: Post, person: Person, wanted: Span, fte: Decimal | None, *, now: datetime
) -> list[Reason]:
    held = [by_hand.span(each) for each in Tenure.objects.filter(post=post, person=person)]
    return [
        *days_are_sensible(wanted, today=localdate(now)),
        *hours_are_sensible(fte),
        *post_may_be_filled(wanted, post=by_hand.span(post), held=held),
    ]


@transaction.atomic
def end_tenure(*, by: Actor, tenure_id: int, on: date, now: datetime) -> Tenure:
    """End somebody's time in a post; `on` is the first day without it. Ending twice ends once.

    Raises `NotPermitted`, `Tenure.DoesNotExist`, or `RuleBroken` (ORG-21, ORG-29).
    """
    tenure = by_hand.tenure_to_change(tenure_id, by=by, now=now)
    if tenure.until_on == on:
        return tenure
    finish(tenure, on=on, what="tenure.ended", by=by, now=now)
    return tenure


def finish(tenure: Tenure, *, on: date, what: str, by: Actor, now: datetime) -> int:
    """End a time in a post that is locked: judged, kept, remembered under the number it answers."""
    today, held = localdate(now), by_hand.span(tenure)
    insist_on(tenure_may_end(on, held=held, today=today))
    insist_on(days_are_sensible(Span(held.from_on, on), today=today))
    details = {"organisation": tenure.post.organisation.code, "on": on.isoformat()}
    event = history.record(what, about=tenure.post, by=by, now=now, details=details)
    by_hand.end(tenure, on=on, event=event)
    return event


@transaction.atomic
def change_hours(
    *, by: Actor, tenure_id: int, fte: Decimal | None, from_on: date, now: datetime
) -> Tenure:
    """Other hours from a day on: the time with the old hours ends and one with the new begins. The
    same hours change nothing.

    Raises `NotPermitted`, `Tenure.DoesNotExist`, or `RuleBroken` (ORG-21, ORG-22, ORG-29).
    """
    tenure = by_hand.tenure_to_change(tenure_id, by=by, now=now)
    if tenure.fte == fte:
        return tenure
    insist_on(hours_are_sensible(fte) + days_are_sensible(Span(from_on), today=localdate(now)))
    if from_on > tenure.from_on:
        insist_on(tenure_may_end(from_on, held=by_hand.span(tenure), today=localdate(now)))
    details = {"fte": None if fte is None else str(fte), "from_on": from_on.isoformat()}
    event = history.record("tenure.hours", about=tenure.post, by=by, now=now, details=details)
    with by_hand.said_in_words():
        return by_hand.go_on(tenure, on=from_on, event=event, fte=fte)
