"""Adding a person by hand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.people import permissions
from leadwell.people.models import Person
from leadwell.people.rules.name_can_be_kept import name_can_be_kept
from leadwell.people.rules.sort_key import sort_key
from leadwell.reasons import NotPermitted, insist_on


@transaction.atomic
def note_person(*, by: Actor, name: str, now: datetime, made_up: bool = False) -> Person:
    """Add a person. Two people may share a name, so asking twice adds two.

    Raises `NotPermitted` unless the asker adds people, and `RuleBroken` with PPL-02.
    """
    if not permissions.may_note(by):
        raise NotPermitted("Only an administrator adds people.")
    insist_on(name_can_be_kept(name))
    kept = " ".join(name.split())
    person = Person.objects.create(name=kept, sort_key=sort_key(kept), made_up=made_up)
    history.record("person.noted", about=person, by=by, now=now)
    return person
