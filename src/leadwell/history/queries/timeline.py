"""What happened to a thing, told to those who may see the thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q, QuerySet

from leadwell.actor import Actor
from leadwell.history.models import Event
from leadwell.history.permissions import mark
from leadwell.history.queries.words import says, words


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline, in words; `known` says that they are words of ours and no code.
    `erased` says that who did it is kept no longer. `seen` is what the address of the event's proof
    needs: it says that this person was shown the event."""

    number: int
    at: datetime
    says: str
    known: bool
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
    return tuple(_moment(event, by) for event in events)


def _moment(event: Event, by: Actor) -> Moment:
    return Moment(
        number=event.pk,
        at=event.at,
        says=says(event.what),
        known=event.what in words(),
        by=event.by_name,
        on_behalf_of=event.on_behalf_of,
        rules=tuple(event.rules),
        erased=event.erased,
        seen=mark(event.pk, by),
    )


def with_particulars(numbers: Iterable[int]) -> list[int]:
    """Which of these events still have particulars that may be erased."""
    there = Event.objects.filter(pk__in=list(numbers), particulars__isnull=False)
    return sorted(there.exclude(what="particulars.erased").values_list("pk", flat=True))


def events_by(person_ids: Iterable[int]) -> QuerySet[Event]:
    """Everything these records of a person did themselves, newest first."""
    found = Event.objects.filter(particulars__by_person_id__in=list(person_ids))
    return found.select_related("particulars").order_by("-at", "-id")
