"""Who may see and answer what people ask, place holds, dispose, join records and answer claims. Each
question has two answers that agree: one for the row in hand, one for the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

from leadwell.actor import EVERYWHERE, Actor, Permission
from leadwell.keeping.models import DisposalProposal, Dispute, LegalHold, RightsRequest
from leadwell.organisations.models import Organisation, Tenure
from leadwell.people.models import Claim, Person
from leadwell.people.queries import records_of

Asked = Dispute | RightsRequest


def own_records(by: Actor) -> Sequence[int]:
    """Every record of the asker; nobody signed in has none."""
    return records_of(by.person_id) if by.person_id is not None else ()


def at_places(by: Actor, permission: Permission, path: str) -> Q:
    """Rows whose `path` lies where the asker holds the permission."""
    roots = by.roots(permission)
    if EVERYWHERE in roots:
        return Q(pk__isnull=False)
    beneath = (Q(**{f"{path}__startswith": root}) for root in roots)
    return reduce(or_, beneath, Q(pk__in=[]))


# What people ask: disputes and requests


def may_see(by: Actor, asked: Asked) -> bool:
    """Whoever asks sees what they asked; so does whoever answers at that place."""
    return asked.person_id in own_records(by) or may_answer(by, asked)


def visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    return Q(person_id__in=own_records(by)) | answered_by(by)


def may_answer(by: Actor, asked: Asked) -> bool:
    """Whether they answer what was asked of that place. KEE-04 keeps them from answering themselves."""
    return by.may(Permission.ANSWER_REQUESTS, asked.organisation.path)


def answered_by(by: Actor) -> Q:
    """The same answer for a list."""
    return at_places(by, Permission.ANSWER_REQUESTS, "organisation__path")


# Holds and disposal


def may_hold(by: Actor, organisation: Organisation) -> bool:
    """Whether they keep records of that place from being disposed of."""
    return by.may(Permission.HOLD_RECORDS, organisation.path)


def holds_visible_to(by: Actor) -> Q:
    """The holds they may see and end."""
    return at_places(by, Permission.HOLD_RECORDS, "organisation__path")


def may_see_hold(by: Actor, hold: LegalHold) -> bool:
    """The same answer for one hold."""
    return may_hold(by, hold.organisation)


def may_dispose(by: Actor, proposal: DisposalProposal) -> bool:
    """Whether they decide about that record."""
    return by.may(Permission.DISPOSE_OF_RECORDS, proposal.organisation.path)


def proposals_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    return at_places(by, Permission.DISPOSE_OF_RECORDS, "organisation__path")


def may_propose(by: Actor) -> bool:
    """The nightly job alone proposes: it holds the permission everywhere and is nobody."""
    return by.person_id is None and by.may(Permission.DISPOSE_OF_RECORDS)


# Claims and joining


def may_answer_claim(by: Actor, claim: Claim) -> bool:
    """Whether they answer claims at the place the claim names."""
    place = Organisation.objects.filter(code=claim.scheme.place).first()
    return place is not None and by.may(Permission.ANSWER_CLAIMS, place.path)


def claims_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    places = Organisation.objects.filter(at_places(by, Permission.ANSWER_CLAIMS, "path"))
    return Q(scheme__place__in=places.values("code"))


def may_join(by: Actor, person: Person) -> bool:
    """Whether this person holds or held a post where the asker joins records."""
    if by.may(Permission.JOIN_PEOPLE):
        return True
    paths = person.tenures.values_list("post__organisation__path", flat=True)
    return any(by.may(Permission.JOIN_PEOPLE, path) for path in paths)


def joined_by(by: Actor) -> Q:
    """The same answer for a list of people."""
    if by.may(Permission.JOIN_PEOPLE):
        return Q()
    held = Tenure.objects.filter(at_places(by, Permission.JOIN_PEOPLE, "post__organisation__path"))
    return Q(pk__in=held.order_by().values("person_id"))
