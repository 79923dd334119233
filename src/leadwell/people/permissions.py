"""Who may see and add people."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.people.models import Person


def may_see(by: Actor, person: Person) -> bool:
    """Everyone sees themselves; whoever adds people everywhere sees them all."""
    return by.person_id == person.pk or by.may(Permission.NOTE_PEOPLE)


def visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    return Q() if by.may(Permission.NOTE_PEOPLE) else Q(pk=by.person_id)


def may_note(by: Actor) -> bool:
    """Whether this actor adds people, anywhere at all: a person belongs to no one place."""
    return by.may_somewhere(Permission.NOTE_PEOPLE)
