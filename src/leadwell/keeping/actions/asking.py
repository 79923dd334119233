"""What a person asks of what is held about them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.keeping import permissions, queries
from leadwell.keeping.models import OPEN_REQUEST, Dispute, RightsRequest
from leadwell.keeping.queries.facts import DISPUTABLE, HeldFact
from leadwell.keeping.rules.dispute_can_be_made import dispute_can_be_made
from leadwell.keeping.rules.facts import AskedDispute, DisputeState, RequestKind, RequestState
from leadwell.keeping.rules.request_can_be_made import request_can_be_made
from leadwell.keeping.rules.request_can_be_moved_on import GO_ON, WITHDRAW, request_can_be_moved_on
from leadwell.keeping.rules.when_due import when_due
from leadwell.keeping.rules.words_are_enough import words_are_enough
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, insist_on

SIGN_IN = "Sign in to ask about your own record."


@transaction.atomic
def dispute_fact(
    *,
    by: Actor,
    about_kind: str,
    about_id: int,
    fact: str,
    should_say: str,
    because: str,
    now: datetime,
) -> Dispute:
    """Say that a fact held about oneself is wrong. What stands there now is kept beside it.

    Raises `Dispute.DoesNotExist` for a fact about somebody else, or `RuleBroken` (KEE-07).
    """
    mine = _locked(by)
    held = queries.fact_of(about_kind, about_id, fact, by=by)
    if held is None:
        raise Dispute.DoesNotExist("There is no such fact about you.")
    insist_on(dispute_can_be_made(_asked(held, should_say, because, mine)))
    assert held.organisation is not None
    today = localdate(now)
    clock = queries.clocks()[RequestKind.CORRECTION]
    made = Dispute.objects.create(
        person_id=held.person_id,
        organisation=held.organisation,
        about_kind=held.about_kind,
        about_id=held.about_id,
        fact=held.fact,
        held=held.held[:300],
        should_say=should_say.strip(),
        because=because.strip()[:2000],
        received_on=today,
        due_on=when_due(today, clock=clock, pauses=(), extended=False, today=today),
    )
    history.record("dispute.opened", about=made, by=by, now=now, details={"fact": held.fact})
    return made


def _locked(by: Actor) -> tuple[int, ...]:
    """The asker's records, their own first, locked so that two requests at once are counted one
    after the other."""
    if by.person_id is None:
        raise NotPermitted(SIGN_IN)
    Person.objects.select_for_update().get(pk=by.person_id)
    others = set(permissions.own_records(by)) - {by.person_id}
    return (by.person_id, *sorted(others))


def _asked(held: HeldFact, should_say: str, because: str, mine: tuple[int, ...]) -> AskedDispute:
    waiting = Dispute.objects.filter(person_id__in=mine, state=DisputeState.OPEN)
    same = waiting.filter(about_kind=held.about_kind, about_id=held.about_id, fact=held.fact)
    return AskedDispute(
        fact=held.fact,
        should_say=should_say,
        because=because,
        waiting=waiting.count(),
        same=same.exists(),
        known=frozenset(DISPUTABLE[held.about_kind]),
        answerable=held.organisation is not None,
    )


@transaction.atomic
def ask(*, by: Actor, organisation_code: str, kind: str, says: str, now: datetime) -> RightsRequest:
    """Ask to see, correct or take out what is held, object, or complain. The clock starts today.

    Raises `NotPermitted` or `RuleBroken` (KEE-03, 06, 12).
    """
    mine = _locked(by)
    place = queries.place_called(organisation_code)
    open_ones = RightsRequest.objects.filter(OPEN_REQUEST, person_id__in=mine, organisation=place)
    waiting = set(open_ones.values_list("kind", flat=True))
    insist_on(request_can_be_made(kind, waiting=waiting) + words_are_enough(says))
    today = localdate(now)
    clock = queries.clocks()[RequestKind(kind)]
    made = RightsRequest.objects.create(
        person_id=mine[0],
        organisation=place,
        kind=kind,
        says=says.strip(),
        received_on=today,
        due_on=when_due(today, clock=clock, pauses=(), extended=False, today=today),
    )
    details = {"kind": kind, "organisation": place.code}
    history.record("request.made", about=made, by=by, now=now, details=details)
    return made


@transaction.atomic
def withdraw(*, by: Actor, request_id: int, now: datetime) -> RightsRequest:
    """Take back what one asked. Raises `RightsRequest.DoesNotExist` or `RuleBroken` (KEE-05)."""
    asked = _mine(request_id, by=by)
    if asked.state == RequestState.WITHDRAWN:
        return asked
    facts = queries.facts_of_request(asked)
    insist_on(request_can_be_moved_on(facts, WITHDRAW, today=localdate(now)))
    asked.state = RequestState.WITHDRAWN
    asked.save(update_fields=["state"])
    history.record("request.withdrawn", about=asked, by=by, now=now)
    return asked


def _mine(request_id: int, *, by: Actor) -> RightsRequest:
    mine = permissions.own_records(by)
    return RightsRequest.objects.select_for_update().get(pk=request_id, person_id__in=mine)


@transaction.atomic
def go_on(*, by: Actor, request_id: int, says: str, now: datetime) -> RightsRequest:
    """Answer what one was asked: the clock runs again, later by the days it stood.

    Whoever answers may do it too, when the person told them otherwise. Raises
    `RightsRequest.DoesNotExist` or `RuleBroken` (KEE-03, KEE-05).
    """
    found = queries.requests(by=by).select_for_update(of=("self",))
    asked = found.get(pk=request_id)
    today = localdate(now)
    facts = queries.facts_of_request(asked)
    insist_on(request_can_be_moved_on(facts, GO_ON, today=today) + words_are_enough(says))
    asked.pauses.filter(until_on__isnull=True).update(until_on=today)
    asked.state = RequestState.OPEN
    asked.says = f"{asked.says}\n\n{says.strip()}"[:2000]
    asked.due_on = due_on(asked, now=now)
    asked.save(update_fields=["state", "says", "due_on"])
    history.record("request.clock_runs", about=asked, by=by, now=now)
    return asked


def due_on(asked: RightsRequest, *, now: datetime) -> date:
    """The last day for the answer, after every pause and extension so far."""
    return when_due(
        asked.received_on,
        clock=queries.clocks()[RequestKind(asked.kind)],
        pauses=queries.pauses_of(asked.pauses.all()),
        extended=bool(asked.extended_because),
        today=localdate(now),
    )


@transaction.atomic
def reply_to_answer(*, by: Actor, dispute_id: int, reply: str, now: datetime) -> Dispute:
    """The last word: kept beside the answer for whoever reads it later. It may be changed.

    Raises `Dispute.DoesNotExist` or `RuleBroken` (KEE-03).
    """
    mine = permissions.own_records(by)
    answered = Dispute.objects.select_for_update().get(
        pk=dispute_id, person_id__in=mine, answered_at__isnull=False
    )
    insist_on(words_are_enough(reply))
    if answered.reply != reply.strip():
        answered.reply = reply.strip()
        answered.save(update_fields=["reply"])
        history.record("dispute.replied", about=answered, by=by, now=now)
    return answered
