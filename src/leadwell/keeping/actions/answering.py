"""What an employer answers, with the clock in sight."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.keeping import permissions, queries
from leadwell.keeping.actions.asking import due_on, go_on
from leadwell.keeping.models import Dispute, RequestPause, RightsRequest
from leadwell.keeping.rules.dispute_can_be_answered import dispute_can_be_answered
from leadwell.keeping.rules.facts import RequestState
from leadwell.keeping.rules.nobody_answers_themselves import nobody_answers_themselves
from leadwell.keeping.rules.request_can_be_moved_on import (
    ACKNOWLEDGE,
    ANSWER,
    EXTEND,
    PAUSE,
    REFUSE,
    request_can_be_moved_on,
)
from leadwell.keeping.rules.words_are_enough import words_are_enough
from leadwell.people.queries import records_of
from leadwell.reasons import NotPermitted, Reason, insist_on

REFUSED = "Only somebody who answers for that place answers this."


@transaction.atomic
def answer_dispute(
    *, by: Actor, dispute_id: int, answer: str, because: str, now: datetime
) -> Dispute:
    """Say that it was put right ("corrected") or stays as it is ("kept"), and why.

    The fact itself is put right where it is kept, by hand or by the next file; what was held and
    what the person said both stay here. Raises `Dispute.DoesNotExist` or `RuleBroken` (KEE-03,
    04, 08).
    """
    asked = queries.disputes(by=by).select_for_update(of=("self",)).get(pk=dispute_id)
    if not permissions.may_answer(by, asked):
        raise NotPermitted(REFUSED)
    insist_on(
        dispute_can_be_answered(asked.state, answer=answer)
        + nobody_answers_themselves(decider=by.person_id, about=records_of(asked.person_id))
        + words_are_enough(because)
    )
    asked.state, asked.answer = answer, because.strip()
    asked.answered_by, asked.answered_at = by.name, now
    asked.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    history.record("dispute.answered", about=asked, by=by, now=now, details={"answer": answer})
    return asked


@transaction.atomic
def acknowledge(*, by: Actor, request_id: int, now: datetime) -> RightsRequest:
    """Tell whoever complained that it has arrived. Raises as `answer_request`."""
    asked = _asked(request_id, ACKNOWLEDGE, by=by, today=localdate(now))
    asked.acknowledged_on = localdate(now)
    return _moved(asked, "request.acknowledged", "acknowledged_on", by=by, now=now)


@transaction.atomic
def pause_clock(*, by: Actor, request_id: int, asks: str, now: datetime) -> RightsRequest:
    """Ask who they are or what they mean; the clock stands until they say. Raises as
    `answer_request`."""
    today = localdate(now)
    asked = _asked(request_id, PAUSE, by=by, today=today, more=words_are_enough(asks))
    RequestPause.objects.create(request=asked, asks=asks.strip(), from_on=today)
    asked.state = RequestState.WAITING
    return _moved(asked, "request.clock_stands", "state", by=by, now=now)


@transaction.atomic
def extend_clock(*, by: Actor, request_id: int, because: str, now: datetime) -> RightsRequest:
    """Take two months more for a complex request, once, with the reason told. Raises as
    `answer_request`."""
    asked = _asked(request_id, EXTEND, by=by, today=localdate(now), more=words_are_enough(because))
    asked.extended_because = because.strip()
    asked.due_on = due_on(asked, now=now)
    return _moved(asked, "request.extended", "extended_because", "due_on", by=by, now=now)


@transaction.atomic
def answer_request(*, by: Actor, request_id: int, answer: str, now: datetime) -> RightsRequest:
    """Say yes, in words that help. Raises `RightsRequest.DoesNotExist`, `NotPermitted` or
    `RuleBroken` (KEE-03, 04, 05)."""
    asked = _asked(request_id, ANSWER, by=by, today=localdate(now), more=words_are_enough(answer))
    asked.state, asked.answer = RequestState.ANSWERED, answer.strip()
    return _over(asked, "request.answered", by=by, now=now)


@transaction.atomic
def refuse_request(
    *, by: Actor, request_id: int, because: str, route: str, now: datetime
) -> RightsRequest:
    """Say no, why, and where else they can turn. Raises as `answer_request`."""
    today = localdate(now)
    asked = _asked(
        request_id, REFUSE, by=by, today=today, more=words_are_enough(because), route=route
    )
    asked.state, asked.answer = RequestState.REFUSED, because.strip()
    asked.route = route.strip()[:2000]
    return _over(asked, "request.refused", by=by, now=now)


def _asked(
    request_id: int,
    step: str,
    *,
    by: Actor,
    today: date,
    more: list[Reason] | None = None,
    route: str = "",
) -> RightsRequest:
    """The request, locked, after everything that could stand in the way of this step."""
    asked = queries.requests(by=by).select_for_update(of=("self",)).get(pk=request_id)
    if not permissions.may_answer(by, asked):
        raise NotPermitted(REFUSED)
    facts = queries.facts_of_request(asked)
    insist_on(
        request_can_be_moved_on(facts, step, today=today, route=route)
        + nobody_answers_themselves(decider=by.person_id, about=facts.about)
        + (more or [])
    )
    return asked


def _over(asked: RightsRequest, what: str, *, by: Actor, now: datetime) -> RightsRequest:
    asked.answered_by, asked.answered_at = by.name, now
    asked.pauses.filter(until_on__isnull=True).update(until_on=localdate(now))
    fields = ("state", "answer", "route", "answered_by", "answered_at")
    return _moved(asked, what, *fields, by=by, now=now)


def _moved(
    asked: RightsRequest, what: str, *fields: str, by: Actor, now: datetime
) -> RightsRequest:
    asked.save(update_fields=fields)
    history.record(what, about=asked, by=by, now=now, details={"kind": asked.kind})
    return asked


@transaction.atomic
def move_request_on(
    *, by: Actor, request_id: int, step: str, words: str, route: str, now: datetime
) -> RightsRequest:
    """Take the step somebody chose on the page: `words` are its question, reason or answer."""
    match step:
        case "acknowledge":
            return acknowledge(by=by, request_id=request_id, now=now)
        case "pause":
            return pause_clock(by=by, request_id=request_id, asks=words, now=now)
        case "continue":
            return go_on(by=by, request_id=request_id, says=words, now=now)
        case "extend":
            return extend_clock(by=by, request_id=request_id, because=words, now=now)
        case "answer":
            return answer_request(by=by, request_id=request_id, answer=words, now=now)
        case _:
            return refuse_request(by=by, request_id=request_id, because=words, route=route, now=now)
