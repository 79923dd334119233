"""A version of the standards tried before it is in force, group by group: asked for on a page, answered by
the worker, who alone counts what people told of themselves."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.appointments.permissions import may_ask_by_group
from leadwell.appointments.queries import tried_people, versions_to_try
from leadwell.fairness.models import TriedVersion
from leadwell.fairness.permissions.snapshots import may_take
from leadwell.fairness.queries.results import to_json
from leadwell.fairness.queries.tried.counted import Answered, earlier, last_alike, sealed
from leadwell.fairness.queries.tried.groups import Counter, lines_of, printed
from leadwell.fairness.queries.tried.terms import tried_terms
from leadwell.fairness.rules.disclosing.facts import Disclosed
from leadwell.fairness.rules.tried.facts import Tried
from leadwell.fairness.rules.tried.people_apart import people_apart
from leadwell.fairness.rules.tried.tried_may_be_asked import tried_may_be_asked
from leadwell.fairness.rules.tried.tried_may_be_counted import tried_may_be_counted
from leadwell.gateways.job_queue import enqueue
from leadwell.gateways.sealed_secret import BrokenSeal
from leadwell.history import actions as history
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, Reason, RuleBroken, insist_on
from leadwell.standards.models import Version
from leadwell.stats.disclosure import StillFound

ANSWER = "leadwell.fairness.tasks.answer_tried_versions"
A_DAY = timedelta(days=1)
NOT_YOURS = (
    "Which groups would fall short is for national and regional teams: for those who see the gate and the "
    "fairness figures here, and nobody by name."
)
NOBODY = "Only the job that counts may answer."
# What stands in the way that no rule could know before it was tried.
UNREADABLE = Reason(
    "FAR-86d", "An earlier answer close by cannot be opened any more, so nothing is set against it."
)
FOUND = Reason("FAR-86e", "What would be printed could still tell of somebody. So nothing is.")
log = logging.getLogger(__name__)


@transaction.atomic
def try_version(*, by: Actor, code: str, version_id: int, now: datetime) -> TriedVersion:
    """Have a version counted by group at a place. Asking again while it waits, or on the same day while the
    version is the same, asks once.

    Raises `Organisation.DoesNotExist`, `Version.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-87).
    """
    place = Organisation.objects.select_for_update().get(code=code.strip().upper())
    if by.person_id is None or not may_ask_by_group(by, place):
        raise NotPermitted(NOT_YOURS)
    version = _version(version_id, by=by)
    there = TriedVersion.objects.filter(organisation=place, version=version).first()
    if there and (there.answered_at is None or _still_holds(there, version, now)):
        return there
    lately = TriedVersion.objects.filter(asked_by=by.person_id, asked_at__gt=now - A_DAY).count()
    insist_on(tried_may_be_asked(lately=lately, terms=tried_terms()))
    made = TriedVersion.objects.create(
        organisation=place, version=version, asked_by_id=by.person_id, asked_at=now
    )
    history.record("tried.asked", about=made, by=by, now=now, rules=["FAR-87"])
    enqueue(ANSWER, lock="answer_tried_versions")
    return made


def _version(version_id: int, *, by: Actor) -> Version:
    found = next((one for one in versions_to_try(by=by) if one.pk == version_id), None)
    if found is None:
        raise Version.DoesNotExist
    return found


def _still_holds(there: TriedVersion, version: Version, now: datetime) -> bool:
    """Who meets what is counted once a night: on one day there is nothing new to be found."""
    return localdate(there.asked_at) == localdate(now) and version.changed_at <= there.asked_at


@dataclass(frozen=True, slots=True)
class _Found:
    """What came of one: lines with who was counted, or why there are none."""

    counted_on: date
    refused: Sequence[Reason] = ()
    disclosed: Disclosed | None = None
    tried: Tried | None = None


def answer_tried(*, by: Actor, now: datetime) -> int:
    """Answer every version that waits. Answers how many. Before the gate is first counted they go on waiting.

    Raises `NotPermitted`.
    """
    if not may_take(by):
        raise NotPermitted(NOBODY)
    waiting = TriedVersion.objects.filter(answered_at=None).order_by("asked_at", "pk")
    answered = [
        _keep(one, found, by=by, now=now)
        for one in waiting.select_related("organisation", "version__framework")
        if (found := _worked_out(one, by=by, now=now)) is not None
    ]
    return sum(answered)


def _worked_out(one: TriedVersion, *, by: Actor, now: datetime) -> _Found | None:
    """What may be printed, found before anything is locked, for it takes its time."""
    people = tried_people(one.organisation, one.version, by=by, today=localdate(now))
    if people is None:
        return None
    tried = Tried(one.organisation.path, one.version_id, people.asked, people.short)
    try:
        before = earlier(one)
    except BrokenSeal:
        return _Found(people.on, [UNREADABLE])
    reasons = tried_may_be_counted(
        asked=tried.asked.size,
        short=tried.short.size,
        apart=people_apart(tried, [each.tried for each in before]),
        terms=tried_terms(),
    )
    if reasons:
        return _Found(people.on, reasons)
    return _disclosed(tried, before, people.on, Counter(by, localdate(now), now))


def _disclosed(
    tried: Tried, before: Sequence[Answered], counted_on: date, counter: Counter
) -> _Found:
    last = last_alike(tried, before)
    try:
        lines = lines_of(tried, counter)
        found = printed(lines, before=last.basis if last else None)
    except RuleBroken as broken:  # somebody's record went away since the night
        return _Found(counted_on, broken.reasons)
    except StillFound:
        log.exception("A hidden count was found in a tried version")
        return _Found(counted_on, [FOUND])
    return _Found(counted_on, (), found, tried)


@transaction.atomic
def _keep(one: TriedVersion, found: _Found, *, by: Actor, now: datetime) -> bool:
    """Keep an answer, or why there is none. Says whether it was this one that answered."""
    kept = TriedVersion.objects.select_for_update().get(pk=one.pk)
    if kept.answered_at is not None:
        return False
    kept.organisation, kept.version = one.organisation, one.version
    if found.disclosed is not None and found.tried is not None:
        kept.lines = to_json(found.disclosed.shown)
        kept.sealed = sealed(kept, Answered(found.tried, found.disclosed.basis))
    else:
        kept.refused = [{**asdict(why), "facts": dict(why.facts)} for why in found.refused]
    kept.counted_on, kept.answered_at = found.counted_on, now
    kept.save(update_fields=["counted_on", "lines", "refused", "answered_at", "sealed"])
    what = "tried.refused" if found.refused else "tried.answered"
    because = [why.code for why in found.refused]
    rules = ["FAR-22", "FAR-85", "FAR-86"]
    history.record(what, about=kept, by=by, now=now, rules=rules, details={"because": because})
    return True
