"""What happened to a thing, told to those who may see the thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.signing import BadSignature, TimestampSigner
from django.db import models
from django.db.models import Q, QuerySet

from leadwell.actor import Actor
from leadwell.history.models import Event
from leadwell.history.queries.words import says

SEEN = "leadwell.history.seen"
SEEN_FOR = 12 * 60 * 60  # seconds: no longer than anybody stays signed in


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline, in words. `erased` says that who did it is kept no longer. `seen` is
    what the address of the event's proof needs: it says that this person was shown the event."""

    number: int
    at: datetime
    says: str
    by: str
    on_behalf_of: str
    rules: tuple[str, ...]
    erased: bool
    seen: str


def events_about(thing: models.Model) -> QuerySet[Event]:
    """Everything that happened to one thing, oldest first. Ask only for what you may see."""
    return (
        Event.objects.using(thing._state.db or "default")
        .filter(about_kind=thing._meta.label, about_id=str(thing.pk))
        .select_related("particulars")
    )


def events_of(kind: str, ids: Iterable[object], *, also: Iterable[int] = ()) -> QuerySet[Event]:
    """Everything that happened to things of one kind ("people.Person") with these numbers, newest
    first, and the events with the numbers in `also`: those that the rows of a file cite. Ask only
    for what you may see."""
    about = Q(about_kind=kind, about_id__in=[str(each) for each in ids])
    found = Event.objects.filter(about | Q(pk__in=list(also)))
    return found.select_related("particulars").order_by("-at", "-id")


def timeline_of(
    kind: str, ids: Iterable[object], *, by: Actor, also: Iterable[int] = (), most: int = 100
) -> tuple[Moment, ...]:
    """The newest events of these things as lines to read. Whoever calls has asked whether `by` may
    see the things. It costs one query, and an index finds the rows."""
    return moments(events_of(kind, ids, also=also)[:most], by=by)


def moments(events: Iterable[Event], *, by: Actor) -> tuple[Moment, ...]:
    """Events as lines to read."""
    signer = TimestampSigner(salt=SEEN)
    return tuple(_moment(event, signer.sign(_shown(event.pk, by))) for event in events)


def _moment(event: Event, signed: str) -> Moment:
    return Moment(
        number=event.pk,
        at=event.at,
        says=says(event.what, event.details),
        by=event.by_name,
        on_behalf_of=event.on_behalf_of,
        rules=tuple(event.rules),
        erased=event.erased,
        seen=signed.split(":", 1)[1],
    )


def was_shown(number: int, seen: str, *, by: Actor) -> bool:
    """Whether this person was shown the event a while ago, in a timeline they may see."""
    try:
        TimestampSigner(salt=SEEN).unsign(f"{_shown(number, by)}:{seen}", max_age=SEEN_FOR)
    except BadSignature:
        return False
    return True


def _shown(number: int, by: Actor) -> str:
    return f"{number}-{by.person_id}"
