"""Looking at what is held about somebody else, which is itself an event that they can see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.organisations.permissions import may_see_person
from leadwell.organisations.queries.people import Listed, Sought, all_people_of, place_of_people
from leadwell.organisations.queries.person import PictureOfPerson, picture_of_person
from leadwell.people.models import Person
from leadwell.people.queries import records_of_each


@transaction.atomic
def look_at_person(*, by: Actor, person_id: int, now: datetime) -> PictureOfPerson:
    """Open somebody's record: what the asker may see of it. Unless it is their own, the person can
    read afterwards that it was opened, by whom and when; each opening is one event.

    Raises `Person.DoesNotExist` for somebody the asker may not see.
    """
    today = localdate(now)
    person = Person.objects.get(pk=person_id)
    records = records_of_each({person_id, by.person_id or person_id})
    own = records[by.person_id] if by.person_id is not None else ()
    if not may_see_person(by, person, today, own=own):
        raise Person.DoesNotExist
    if person_id not in own:
        history.record("person.looked_at", about=person, by=by, now=now)
    return picture_of_person(person, records[person_id], by=by, today=today, own=own)


@transaction.atomic
def take_away_people(*, by: Actor, code: str, sought: Sought, now: datetime) -> Sequence[Listed]:
    """A list of people to take away. That somebody took it, and how long it was, is remembered.

    Raises `Organisation.DoesNotExist` where the asker may not see people.
    """
    listed = all_people_of(code, by=by, today=localdate(now), sought=sought)
    place, details = place_of_people(code, by=by), {"people": len(listed)}
    history.record("people.taken_away", about=place, by=by, now=now, details=details)
    return listed
