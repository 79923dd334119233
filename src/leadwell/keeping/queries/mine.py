"""Everything held about the asker outside the sealed rooms: for their own page and their download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from leadwell.access import queries as access
from leadwell.actor import Actor
from leadwell.history import queries as history
from leadwell.keeping import permissions
from leadwell.keeping.models import Dispute, RightsRequest
from leadwell.keeping.queries.asked import my_claims, names_of_places
from leadwell.organisations.models import Tenure
from leadwell.people.models import Claim, Identifier, Person

LOOKED_AT = "person.looked_at"
MOST_LOOKS = 200


@dataclass(frozen=True, slots=True)
class Said:
    """Where a fact came from: what happened, when, and who did it."""

    says: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A time in a post, and who said so. `source` is None for what nobody noted."""

    tenure: Tenure
    source: Said | None

    def holds_on(self, day: date) -> bool:
        until = self.tenure.until_on
        return self.tenure.from_on <= day and (until is None or day < until)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number somebody has in a kind of file of one place."""

    kind: str
    place: str
    value: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody opened the record: who, where from, when."""

    by: str
    place: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role the asker holds here."""

    role: str
    place: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class MyRecord:
    """Everything held about one human being, from all of their records."""

    person: Person
    email: str
    others: tuple[Person, ...]
    posts: tuple[HeldPost, ...]
    numbers: tuple[Numbered, ...]
    roles: tuple[HeldRole, ...]
    looked: tuple[Looked, ...]
    disputes: tuple[Dispute, ...]
    requests: tuple[RightsRequest, ...]
    claims: tuple[Claim, ...]
    places: Mapping[str, str]


def my_record(*, by: Actor, today: date) -> MyRecord | None:
    """The asker's own record; None for somebody who is not signed in. A dozen questions, however
    much is held."""
    mine = permissions.own_records(by)
    if not mine:
        return None
    people = {each.pk: each for each in Person.objects.filter(pk__in=mine)}
    claims, numbers = tuple(my_claims(by=by)), _numbers(mine)
    places = names_of_places([each.scheme.place for each in claims])
    return MyRecord(
        person=people[mine[0]],
        email=access.my_email(by=by),
        others=tuple(people[number] for number in mine[1:]),
        posts=_posts(mine, by=by),
        numbers=numbers,
        roles=_roles(by=by, today=today),
        looked=_looked(mine),
        disputes=tuple(_own(Dispute.objects, mine)),
        requests=tuple(_own(RightsRequest.objects, mine).prefetch_related("pauses")),
        claims=claims,
        places=places,
    )


def _own(rows: Any, mine: Sequence[int]) -> Any:
    """What one human being asked, newest first, whichever of their records they asked with."""
    return rows.filter(person_id__in=mine).select_related("organisation").order_by("-pk")


def _posts(mine: Sequence[int], *, by: Actor) -> tuple[HeldPost, ...]:
    """Times in posts, those of today first, then the newest."""
    rows = Tenure.objects.filter(person_id__in=mine).select_related("post__organisation")
    held = sorted(rows, key=lambda each: (each.until_on is None, each.from_on), reverse=True)
    sources = _sources({each.noted_in for each in held if each.noted_in}, by=by)
    return tuple(HeldPost(each, sources.get(each.noted_in or 0)) for each in held)


def _sources(numbers: set[int], *, by: Actor) -> Mapping[int, Said]:
    if not numbers:
        return {}
    events = history.events_of("people.Person", (), also=numbers)
    return {
        moment.number: Said(moment.says, moment.at, moment.by)
        for moment in history.moments(events, by=by)
    }


def _numbers(mine: Sequence[int]) -> tuple[Numbered, ...]:
    found = Identifier.objects.filter(person_id__in=mine).select_related("scheme")
    rows = list(found.order_by("pk"))
    names = names_of_places([row.scheme.place for row in rows])
    return tuple(
        Numbered(row.scheme.kind, row.scheme.place, row.value, names.get(row.scheme.place, ""))
        for row in rows
    )


def _roles(*, by: Actor, today: date) -> tuple[HeldRole, ...]:
    return tuple(
        HeldRole(each.role, each.organisation.name, each.from_on, each.until_on)
        for each in access.my_roles(by=by, today=today)
    )


def _looked(mine: Sequence[int]) -> tuple[Looked, ...]:
    """Who opened the record lately: the newest first."""
    events = history.events_of("people.Person", mine).filter(what=LOOKED_AT)[:MOST_LOOKS]
    return tuple(
        Looked(each.by_name, str(each.details.get("organisation", "")), each.at) for each in events
    )


def latest_employer(*, by: Actor) -> str:
    """The code of the place of the asker's latest post: whom they most likely want to ask."""
    mine = permissions.own_records(by)
    codes = Tenure.objects.filter(person_id__in=mine).order_by("-from_on", "-pk")
    return codes.values_list("post__organisation__code", flat=True).first() or ""
