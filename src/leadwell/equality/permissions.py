"""Who may write here for somebody else, and who may count. Reading for somebody else is nobody's."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.people import queries as people
from leadwell.reasons import NotPermitted


def visible_to(by: Actor) -> Q:
    """Their own declarations and nobody else's, whatever roles they hold."""
    return Q(person__in=own_records(by))


def own_records(by: Actor) -> tuple[int, ...]:
    """The asker's own records, the one that is kept first."""
    if by.person_id is None:
        raise NotPermitted("Only a person who is signed in has declarations of their own.")
    return people.records_of(by.person_id)


def may_note(by: Actor) -> bool:
    """Whoever may bring a staff file somewhere; where, the caller has judged row by row."""
    return by.may_somewhere(Permission.LOAD_STAFF)


def may_forget(by: Actor) -> bool:
    """Whoever disposes of records whose time is over; which, the caller has decided."""
    return by.may_somewhere(Permission.DISPOSE_OF_RECORDS)


def may_count(by: Actor) -> bool:
    """Only a job of our own is given this: no role that a person holds has it."""
    return by.may_somewhere(Permission.COUNT_DECLARATIONS)
