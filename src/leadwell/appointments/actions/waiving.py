"""Waivers of the gate: given, refused, and ended. Each is an event with its rules and versions."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.appointments.models import RefusedWaiver, Waiver
from leadwell.appointments.permissions import may_see_waiver, may_waive
from leadwell.appointments.queries.asking import entering, standards_on, verdict
from leadwell.appointments.queries.waiver_terms import waiver_terms
from leadwell.appointments.rules.facts import Verdict, WaiverAsked
from leadwell.appointments.rules.waiver_may_be_given import waiver_may_be_given
from leadwell.appointments.rules.waiver_may_be_refused import waiver_may_be_refused
from leadwell.appointments.rules.waiver_may_end import waiver_may_end
from leadwell.history.actions import record
from leadwell.organisations.models import Post, ReportingLine, Tenure
from leadwell.organisations.permissions import in_force, may_see_person
from leadwell.people.models import Person
from leadwell.people.queries import records_of, records_of_each
from leadwell.reasons import NotPermitted, insist_on

NOT_YOURS = "Only the accountable officer of this place waives the gate."


@transaction.atomic
def give_waiver(
    *,
    by: Actor,
    person_id: int,
    post_id: int,
    from_on: date,
    until_on: date,
    because: str,
    plan: str,
    now: datetime,
) -> Waiver:
    """Let somebody hold a post for a time before they meet what its level asks. The same again is given
    once.

    Raises `NotPermitted`, `Post.DoesNotExist`, `Person.DoesNotExist`, or `RuleBroken` (APT-12).
    """
    post, person, giver = _asked_for(person_id, post_id, by=by, now=now)
    today = localdate(now)
    same = {"person": person, "post": post, "from_on": from_on, "until_on": until_on}
    if there := Waiver.objects.filter(**same, given_by=giver, ended_at=None).first():
        return there
    standards = standards_on(from_on)
    question = entering(person.pk, post, on=from_on, standards=standards)
    found = verdict(question, standards=standards)
    asked = WaiverAsked(
        person=frozenset(records_of(person.pk)),
        giver=frozenset(records_of(giver)),
        managers=_managers_of(post, on=max(today, from_on)),
        from_on=from_on,
        until_on=until_on,
        because=because,
        plan=plan,
        verdict=found,
    )
    insist_on(waiver_may_be_given(asked, terms=waiver_terms(today), today=today))
    waiver = Waiver(
        **same,
        organisation=post.organisation,
        level=question.level or 0,
        version_id=_binding(found)[0].demand.version_id,
        missing=sorted({key for gap in _binding(found) for key in gap.ways[0]}),
        because=because.strip(),
        plan=plan.strip(),
        given_by_id=giver,
        given_at=now,
    )
    return _kept(waiver, found, by=by, now=now)


def _asked_for(
    person_id: int, post_id: int, *, by: Actor, now: datetime
) -> tuple[Post, Person, int]:
    """The post, locked, the person, and the record of who decides."""
    post = (
        Post.objects.select_related("organisation").select_for_update(of=("self",)).get(pk=post_id)
    )
    if by.person_id is None or not may_waive(by, post.organisation):
        raise NotPermitted(NOT_YOURS)
    person = Person.objects.get(pk=person_id)
    if not may_see_person(by, person, localdate(now)):
        raise Person.DoesNotExist
    return post, person, by.person_id


@transaction.atomic
def refuse_waiver(
    *, by: Actor, person_id: int, post_id: int, because: str, now: datetime
) -> RefusedWaiver:
    """Say no to a waiver somebody was asked for, with the reason, so that it counts. The same again on one
    day is refused once; a waiver may still be given later.

    Raises `NotPermitted`, `Post.DoesNotExist`, `Person.DoesNotExist`, or `RuleBroken` (APT-18).
    """
    post, person, giver = _asked_for(person_id, post_id, by=by, now=now)
    today = localdate(now)
    same = {"person": person, "post": post, "refused_on": today}
    if there := RefusedWaiver.objects.filter(**same).first():
        return there
    standards = standards_on(today)
    question = entering(person.pk, post, on=today, standards=standards)
    found = verdict(question, standards=standards)
    insist_on(
        waiver_may_be_refused(
            because, person=records_of(person.pk), by=records_of(giver), verdict=found
        )
    )
    refused = RefusedWaiver.objects.create(
        **same,
        organisation=post.organisation,
        level=question.level or 0,
        version_id=_binding(found)[0].demand.version_id,
        because=because.strip(),
        refused_by_id=giver,
    )
    refused.noted_in = record(
        "waiver.refused",
        about=refused,
        by=by,
        now=now,
        details={"organisation": post.organisation.code, "level": refused.level},
        rules=["APT-10", "APT-18"],
        versions=dict(each.split(" ", 1) for each in found.versions),
    )
    refused.save(update_fields=["noted_in"])
    return refused


def _binding(found: Verdict) -> list:
    return [gap for gap in found.gaps if gap.binds]


def _managers_of(post: Post, *, on: date) -> frozenset[int]:
    """All records of those who hold the post above on that day."""
    above = ReportingLine.objects.filter(in_force(on), post=post).values("to_post_id")
    held = Tenure.objects.filter(in_force(on), post_id__in=above).values_list(
        "person_id", flat=True
    )
    return frozenset(one for many in records_of_each(set(held)).values() for one in many)


def _kept(waiver: Waiver, found: Verdict, *, by: Actor, now: datetime) -> Waiver:
    waiver.save()
    details = {
        "organisation": waiver.organisation.code,
        "level": waiver.level,
        "missing": waiver.missing,
        "from_on": waiver.from_on.isoformat(),
        "until_on": waiver.until_on.isoformat(),
    }
    versions = dict(each.split(" ", 1) for each in found.versions)
    waiver.noted_in = record(
        "waiver.given",
        about=waiver,
        by=by,
        now=now,
        details=details,
        rules=["APT-10", "APT-12"],
        versions=versions,
    )
    waiver.save(update_fields=["noted_in"])
    return waiver


@transaction.atomic
def end_waiver(*, by: Actor, waiver_id: int, because: str, now: datetime) -> Waiver:
    """End a waiver before its day. What was begun under it goes on, and shows as not met.

    Raises `NotPermitted`, `Waiver.DoesNotExist`, or `RuleBroken` (APT-14).
    """
    found = Waiver.objects.select_related("organisation", "version__framework")
    waiver = found.select_for_update(of=("self",)).get(pk=waiver_id)
    if not may_see_waiver(by, waiver):
        raise Waiver.DoesNotExist
    if not may_waive(by, waiver.organisation):
        raise NotPermitted(NOT_YOURS)
    ended, today = waiver.ended_at is not None, localdate(now)
    insist_on(waiver_may_end(because, until_on=waiver.until_on, ended=ended, today=today))
    waiver.ended_at, waiver.ended_because = now, because.strip()
    waiver.save(update_fields=["ended_at", "ended_because"])
    versions = {waiver.version.framework.slug: waiver.version.number}
    record(
        "waiver.ended",
        about=waiver,
        by=by,
        now=now,
        details={"organisation": waiver.organisation.code, "level": waiver.level},
        rules=["APT-14"],
        versions=versions,
    )
    return waiver
