"""Who may see and note what somebody completed."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Organisation
from leadwell.people.queries import records_of
from leadwell.training.models import TrainingRecord


def may_note(by: Actor, organisation: Organisation) -> bool:
    """Whoever loads the files of a place, or keeps its staff by hand, notes their training."""
    path = organisation.path
    return by.may(Permission.LOAD_STAFF, path) or by.may(Permission.KEEP_STAFF, path)


def may_see(by: Actor, record: TrainingRecord) -> bool:
    """Everybody sees their own; whoever sees the people of a place sees what they did there."""
    if record.person_id in _own(by):
        return True
    return by.may(Permission.SEE_PEOPLE, record.organisation.path)


def beneath(by: Actor, permission: Permission, path: str) -> Q:
    """Rows whose organisation's path (`path` names the column) lies where the permission holds."""
    roots = (Q(**{f"{path}__startswith": root}) for root in by.roots(permission))
    return reduce(or_, roots, Q(pk__in=[]))


def visible_to(by: Actor, *, own: Collection[int] | None = None) -> Q:
    """The same answer for a list. `own` are the asker's records, where they are known already."""
    roots = by.roots(Permission.SEE_PEOPLE)
    beneath = (Q(organisation__path__startswith=root) for root in roots)
    return reduce(or_, beneath, Q(person_id__in=_own(by) if own is None else own))


def _own(by: Actor) -> tuple[int, ...]:
    """All records of the asker; nobody signed in has none."""
    return () if by.person_id is None else records_of(by.person_id)
