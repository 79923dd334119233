"""What tests about declarations need."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from leadwell.actor import Actor, Permission, system_actor
from leadwell.equality import actions
from leadwell.people.models import Person

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
FILES = system_actor("files", Permission.LOAD_STAFF)
COUNTER = system_actor("fairness", Permission.COUNT_DECLARATIONS)
TRUST = "workforce RJ1"


def someone(name: str = "Asha Patel", **more: Any) -> Actor:
    """A person, as the actor they are when they sign in. Committed: the room's connection sees them."""
    person = Person.objects.create(name=name, sort_key=name.casefold(), made_up=True, **more)
    return Actor(name=person.name, person_id=person.pk)


def told_by_a_file(
    person: Actor, *, through: str = TRUST, given_on: date = TODAY, now: datetime = NOW, **said: str
) -> None:
    """An employer's file says this of them."""
    assert person.person_id is not None
    row = actions.Declared(person.person_id, given_on, said)
    actions.note_declaration_rows(by=FILES, rows=[row], through=through, now=now)
