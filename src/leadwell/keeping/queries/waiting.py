"""What waits for an answer, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.keeping import permissions
from leadwell.keeping.models import OPEN_REQUEST, RightsRequest
from leadwell.keeping.queries.asked import claims, disputes, names_of_places, requests
from leadwell.keeping.queries.definitions import clocks
from leadwell.keeping.rules.acknowledged_by import acknowledged_by
from leadwell.keeping.rules.facts import DisputeState, RequestKind, RequestState
from leadwell.people.models import Claim, Identifier, Person
from leadwell.people.queries import records_of
from leadwell.people.rules.nobody_decides_about_themselves import nobody_decides_about_themselves
from leadwell.reasons import Reason

MOST = 200
CLAIM_DAYS = 30  # a courtesy: no law says when a claim is answered


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. `stands` says that its clock stands still; `mine` that the asker may not
    answer it, because it is about them."""

    what: str
    number: int
    person: str
    place: str
    says: str
    due_on: date
    stands: bool = False
    acknowledge_by: date | None = None
    mine: bool = False


def waiting(*, by: Actor, today: date) -> list[Waiting]:
    """Everything that waits for this person's answer, at most two hundred of each kind."""
    mine = set(permissions.own_records(by))
    found = [*_disputes(by, mine), *_requests(by, mine), *_claims(by, mine)]
    return sorted(found, key=lambda each: (each.stands, each.due_on, each.what, each.number))


def _disputes(by: Actor, mine: set[int]) -> list[Waiting]:
    rows: Any = disputes(by=by).filter(permissions.answered_by(by), state=DisputeState.OPEN)
    return [
        Waiting("dispute", each.pk, each.person.name, each.organisation.name, each.fact,
                each.due_on, mine=each.person_id in mine)
        for each in rows[:MOST]
    ]  # fmt: skip


def _requests(by: Actor, mine: set[int]) -> list[Waiting]:
    rows = requests(by=by).filter(permissions.answered_by(by)).filter(OPEN_REQUEST)
    return [
        Waiting("request", each.pk, each.person.name, each.organisation.name, each.kind,
                each.due_on, stands=each.state == RequestState.WAITING,
                acknowledge_by=acknowledge_by(each), mine=each.person_id in mine)
        for each in rows[:MOST]
    ]  # fmt: skip


def acknowledge_by(asked: RightsRequest) -> date | None:
    """Until when a complaint is acknowledged; None where it is, or where none is needed."""
    if asked.acknowledged_on is not None:
        return None
    return acknowledged_by(asked.received_on, clock=clocks()[RequestKind(asked.kind)])


def _claims(by: Actor, mine: set[int]) -> list[Waiting]:
    rows = list(claims(by=by).filter(decided_at__isnull=True)[:MOST])
    names = names_of_places([each.scheme.place for each in rows])
    return [
        Waiting("claim", each.pk, each.person.name,
                names.get(each.scheme.place, each.scheme.place), each.scheme.kind,
                localdate(each.made_at) + timedelta(days=CLAIM_DAYS), mine=each.person_id in mine)
        for each in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskedClaim:
    """A claim, the record its number leads to, and what is in the way of answering it."""

    claim: Claim
    found: Person | None
    in_the_way: tuple[Reason, ...]


def asked_claim(claim_id: int, *, by: Actor) -> AskedClaim:
    """One claim to answer. Raises `Claim.DoesNotExist` for a claim of elsewhere."""
    claim = claims(by=by).get(pk=claim_id)
    leads_to = Identifier.objects.filter(scheme=claim.scheme, value=claim.value)
    found = leads_to.select_related("person").first()
    person = found.person if found else None
    about = {*records_of(claim.person_id), *(records_of(person.pk) if person else ())}
    in_the_way = nobody_decides_about_themselves(decider=by.person_id, about=about)
    return AskedClaim(claim, person, tuple(in_the_way))
