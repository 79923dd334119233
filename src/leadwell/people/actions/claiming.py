"""A person says: that record is mine too. Somebody who keeps records at that place answers."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.people import permissions, queries
from leadwell.people.actions.joining import point
from leadwell.people.models import Claim, Identifier, Person, Scheme
from leadwell.people.rules.claim_can_be_answered import claim_can_be_answered
from leadwell.people.rules.claim_can_be_made import claim_can_be_made
from leadwell.people.rules.decision_says_why import decision_says_why
from leadwell.people.rules.facts import AskedClaim, OpenClaims
from leadwell.people.rules.nobody_decides_about_themselves import nobody_decides_about_themselves
from leadwell.people.rules.number_may_be_kept import number_may_be_kept
from leadwell.reasons import NotPermitted, insist_on

DAY = timedelta(days=1)


@transaction.atomic
def claim_record(
    *, by: Actor, kind: str, place: str, value: str, says: str, now: datetime
) -> Claim:
    """Ask for the record that has this number in this kind of file at this place.

    Nothing is looked up: the answer is the same whether there is such a record or not. Raises
    `NotPermitted` for somebody who is not signed in, and `RuleBroken` with PPL-06 or 09.
    """
    if by.person_id is None:
        raise NotPermitted("Sign in to say that a record is yours.")
    # Locked, so that many requests at once are counted one after the other.
    person = Person.objects.select_for_update().get(pk=by.person_id)
    scheme = Scheme.objects.get_or_create(kind=kind, place=place)[0]
    typed = value.strip()
    insist_on(number_may_be_kept(typed))
    insist_on(claim_can_be_made(typed, says, _already(person, scheme, typed, now=now)))
    claim = Claim.objects.create(
        person=person, scheme=scheme, value=typed, says=says.strip(), made_at=now
    )
    details = {"kind": kind, "place": place}
    history.record("claim.made", about=claim, by=by, now=now, details=details)
    return claim


def _already(person: Person, scheme: Scheme, value: str, *, now: datetime) -> OpenClaims:
    waits = Q(decided_at__isnull=True)
    counted = Claim.objects.filter(person__in=queries.records_of(person.pk)).aggregate(
        waiting=Count("pk", filter=waits),
        in_a_day=Count("pk", filter=Q(made_at__gt=now - DAY)),
        same=Count("pk", filter=waits & Q(scheme=scheme, value=value)),
    )
    return OpenClaims(counted["waiting"], counted["in_a_day"], bool(counted["same"]))


@transaction.atomic
def answer_claim(
    *, by: Actor, claim_id: int, place_path: str, accepted: bool, because: str, now: datetime
) -> Claim:
    """Say whether the record is theirs. Yes joins it to the record of whoever claimed it.

    `place_path` is where the claim's place sits: `keeping` looks it up. Raises `Claim.DoesNotExist`,
    `NotPermitted` or `RuleBroken` (PPL-03, 04, 05, 07).
    """
    claim = Claim.objects.select_for_update(of=("self",)).select_related("scheme").get(pk=claim_id)
    if not permissions.may_answer(by, claim, place_path=place_path):
        raise NotPermitted("Only somebody who keeps the records of that place answers this.")
    theirs, found = queries.records_of(claim.person_id), _leads_to(claim)
    asked = AskedClaim(found.pk if found else None, claim.decided_at is not None)
    about = {*theirs, *(queries.records_of(found.pk) if found else ())}
    insist_on(
        claim_can_be_answered(asked, accepted=accepted)
        + nobody_decides_about_themselves(decider=by.person_id, about=about)
        + decision_says_why(because)
    )
    if accepted and found is not None and found.pk not in theirs:
        kept = Person.objects.select_for_update().get(pk=theirs[0])
        point(found, to=kept, by=by, because=because, now=now)
    claim.decided_at, claim.accepted, claim.reason = now, accepted, because.strip()
    claim.save(update_fields=["decided_at", "accepted", "reason"])
    history.record("claim.answered", about=claim, by=by, now=now, details={"accepted": accepted})
    return claim


def _leads_to(claim: Claim) -> Person | None:
    found = Identifier.objects.filter(scheme=claim.scheme, value=claim.value).first()
    return Person.objects.select_for_update().get(pk=found.person_id) if found else None
