"""Looking at somebody before a post, which they can read about afterwards."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.appointments.queries.at_gate import AtGate, at_gate
from leadwell.organisations.actions import look_at_person


@transaction.atomic
def look_at_gate(*, by: Actor, person_id: int, post_id: int | None, now: datetime) -> AtGate:
    """Ask the gate about somebody. That it was asked is an event the person can see. Raises
    `Person.DoesNotExist` or `Post.DoesNotExist`."""
    found = at_gate(person_id, post_id, by=by, today=localdate(now))
    look_at_person(by=by, person_id=person_id, now=now)
    return found
