"""Claims and joinings, where places are known: `people` does them, this room says where one may."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.keeping import permissions, queries
from leadwell.organisations.models import Organisation
from leadwell.people import actions as people
from leadwell.people.models import Claim, Person
from leadwell.reasons import NotPermitted

REFUSED = "Only an administrator of the places where both worked joins their records."


@transaction.atomic
def claim_record(
    *, by: Actor, kind: str, organisation_code: str, value: str, says: str, now: datetime
) -> Claim:
    """Ask for the record with this number at this place: the same answer for every number.

    Raises `NotPermitted` or `RuleBroken` (KEE-12, PPL-06).
    """
    place = queries.place_called(organisation_code)
    return people.claim_record(by=by, kind=kind, place=place.code, value=value, says=says, now=now)


@transaction.atomic
def answer_claim(*, by: Actor, claim_id: int, accepted: bool, because: str, now: datetime) -> Claim:
    """Say whether the record is theirs. Raises `Claim.DoesNotExist` for a claim of elsewhere, and
    what `people` raises."""
    claim = queries.claims(by=by).get(pk=claim_id)
    place = Organisation.objects.get(code=claim.scheme.place)
    return people.answer_claim(
        by=by,
        claim_id=claim_id,
        place_path=place.path,
        accepted=accepted,
        because=because,
        now=now,
    )


@transaction.atomic
def join_people(*, by: Actor, keep_id: int, join_id: int, because: str, now: datetime) -> Person:
    """Join two records of people who worked within the asker's places. Raises
    `Person.DoesNotExist`, `NotPermitted`, or what `people` raises."""
    _within(by, keep_id, join_id)
    return people.join_people(by=by, keep_id=keep_id, join_id=join_id, because=because, now=now)


@transaction.atomic
def undo_joining(*, by: Actor, joined_id: int, because: str, now: datetime) -> Person:
    """Take apart what was joined, within the asker's places. Raises as `join_people`."""
    _within(by, joined_id)
    return people.undo_joining(by=by, joined_id=joined_id, because=because, now=now)


def _within(by: Actor, *numbers: int) -> None:
    for number in numbers:
        if not permissions.may_join(by, Person.objects.get(pk=number)):
            raise NotPermitted(REFUSED)
