"""Holds: records that stay whatever their time."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.keeping import permissions, queries
from leadwell.keeping.models import LegalHold
from leadwell.keeping.rules.facts import AskedHold
from leadwell.keeping.rules.hold_can_be_placed import hold_can_be_placed
from leadwell.keeping.rules.words_are_enough import words_are_enough
from leadwell.organisations.models import Organisation, Post
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, insist_on

REFUSED = "Only somebody who holds records at that place does this."


@transaction.atomic
def place_hold(
    *,
    by: Actor,
    organisation_code: str,
    person_id: int | None = None,
    post_number: str = "",
    until_on: date | None,
    because: str,
    now: datetime,
) -> LegalHold:
    """Keep the records of one person, of everybody in one post, or of everybody at a place.

    The person has to have worked at the place. Raises what is not there, `NotPermitted` or
    `RuleBroken` (KEE-03, 10, 12).
    """
    place = queries.place_called(organisation_code)
    if not permissions.may_hold(by, place):
        raise NotPermitted(REFUSED)
    person = _person(person_id, place)
    post = Post.objects.get(organisation=place, number=post_number) if post_number else None
    today = localdate(now)
    things = 1 if not (person and post) else 2
    asked = AskedHold(because, today, until_on, things)
    insist_on(hold_can_be_placed(asked) + words_are_enough(because))
    hold = LegalHold.objects.create(
        person=person,
        post=post,
        organisation=place,
        because=because.strip(),
        from_on=today,
        until_on=until_on,
        placed_by=by.name,
    )
    details = {"organisation": place.code, "until_on": until_on.isoformat() if until_on else None}
    history.record("hold.placed", about=hold, by=by, now=now, details=details)
    return hold


def _person(person_id: int | None, place: Organisation) -> Person | None:
    if person_id is None:
        return None
    there = Person.objects.filter(tenures__post__organisation__path__startswith=place.path)
    return there.distinct().get(pk=person_id)


@transaction.atomic
def end_hold(*, by: Actor, hold_id: int, because: str, now: datetime) -> LegalHold:
    """End a hold today. Asking twice ends once. Raises `LegalHold.DoesNotExist` for a hold of
    elsewhere, or `RuleBroken` (KEE-03)."""
    hold = queries.holds(by=by).select_for_update(of=("self",)).get(pk=hold_id)
    today = localdate(now)
    if hold.until_on is not None and hold.until_on <= today:
        return hold
    insist_on(words_are_enough(because))
    hold.until_on, hold.ended_because = today, because.strip()
    hold.save(update_fields=["until_on", "ended_because"])
    history.record("hold.ended", about=hold, by=by, now=now)
    return hold
