"""Who may see and add people."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.people.models import Claim, Person


def may_see(by: Actor, person: Person) -> bool:
    """Everyone sees themselves; whoever adds people everywhere sees them all."""
    return by.person_id == person.pk or by.may(Permission.NOTE_PEOPLE)


def visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    return Q() if by.may(Permission.NOTE_PEOPLE) else Q(pk=by.person_id)


def may_note(by: Actor) -> bool:
    """Whether this actor adds people, anywhere at all: a person belongs to no one place."""
    return by.may_somewhere(Permission.NOTE_PEOPLE)


def may_join(by: Actor) -> bool:
    """Whether this actor joins records anywhere at all; `keeping` asks whether both lie within."""
    return by.may_somewhere(Permission.JOIN_PEOPLE)


def may_answer(by: Actor, claim: Claim, *, place_path: str) -> bool:
    """Whether this actor answers claims at the place of this claim. The path must be that place's:
    a path ends with the place's own code."""
    is_there = place_path.endswith(f"/{claim.scheme.place}/")
    return is_there and by.may(Permission.ANSWER_CLAIMS, place_path)
