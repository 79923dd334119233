"""The facts held about a person that they can dispute, and what stands there now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leadwell.actor import Actor
from leadwell.keeping import permissions
from leadwell.keeping.models import RightsRequest
from leadwell.keeping.rules.facts import AskedRequest, RequestKind, RequestState
from leadwell.keeping.rules.request_can_be_moved_on import (
    ACKNOWLEDGE,
    ANSWER,
    EXTEND,
    GO_ON,
    PAUSE,
    REFUSE,
    request_can_be_moved_on,
)
from leadwell.organisations.models import Organisation, Tenure
from leadwell.people.models import Person
from leadwell.people.queries import records_of

TENURE, PERSON = "tenure", "person"


def _days(value: date | None) -> str:
    return value.isoformat() if value else ""


# What can be disputed, and how to read what stands there. Days are kept as 2026-03-12.
DISPUTABLE: Mapping[str, Mapping[str, Callable[[Any], str]]] = {
    TENURE: {
        "title": lambda held: held.post.title,
        "organisation": lambda held: held.post.organisation.name,
        "unit": lambda held: held.post.unit,
        "band": lambda held: held.post.band or held.post.pay_scale,
        "kind": lambda held: held.kind,
        "hours": lambda held: "" if held.fte is None else f"{held.fte.normalize():f}",
        "from_on": lambda held: _days(held.from_on),
        "until_on": lambda held: _days(held.until_on),
    },
    PERSON: {"name": lambda person: person.name},
}


@dataclass(frozen=True, slots=True)
class HeldFact:
    """One fact about the asker: where it stands, what it says, and who answers for it. A name is
    answered for by the employer of the latest post; somebody without a post has none."""

    about_kind: str
    about_id: int
    fact: str
    held: str
    organisation: Organisation | None
    person_id: int


def fact_of(about_kind: str, about_id: int, fact: str, *, by: Actor) -> HeldFact | None:
    """A fact held about the asker themselves; None where it is none, or about somebody else."""
    read = DISPUTABLE.get(about_kind, {}).get(fact)
    if read is None:
        return None
    mine = permissions.own_records(by)
    if about_kind == PERSON:
        return _of_person(about_id, fact, read, mine)
    held = _tenures(mine).filter(pk=about_id).first()
    if held is None:
        return None
    return HeldFact(about_kind, about_id, fact, read(held), held.post.organisation, held.person_id)


def _of_person(person_id: int, fact: str, read: Callable[[Any], str], mine: Any) -> HeldFact | None:
    person = Person.objects.filter(pk__in=mine).filter(pk=person_id).first()
    if person is None:
        return None
    latest = _tenures(mine).order_by("-from_on", "-pk").first()
    employer = latest.post.organisation if latest else None
    return HeldFact(PERSON, person_id, fact, read(person), employer, person_id)


def _tenures(mine: Any) -> Any:
    return Tenure.objects.filter(person_id__in=mine).select_related("post__organisation")


def facts_of_request(request: RightsRequest) -> AskedRequest:
    """A request as the rules about answering know it."""
    return AskedRequest(
        kind=RequestKind(request.kind),
        state=RequestState(request.state),
        received_on=request.received_on,
        due_on=request.due_on,
        extended=bool(request.extended_because),
        acknowledged=request.acknowledged_on is not None,
        about=tuple(records_of(request.person_id)),
    )


def steps_of(request: RightsRequest, *, today: date) -> list[str]:
    """The steps that can be taken now: the page offers no other."""
    facts = facts_of_request(request)
    return [
        step
        for step in (ACKNOWLEDGE, PAUSE, GO_ON, EXTEND, ANSWER, REFUSE)
        if not request_can_be_moved_on(facts, step, today=today, route="somewhere")
    ]
