"""Who may see and note adverts and applications."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.appointments.models import Advert, Application
from leadwell.organisations.models import Organisation
from leadwell.people.queries import records_of


def may_note(by: Actor, organisation: Organisation) -> bool:
    """Whoever loads the files of a place notes its recruitment."""
    return by.may(Permission.LOAD_STAFF, organisation.path)


def may_see(by: Actor, advert: Advert) -> bool:
    """Those who load the files of the place."""
    return by.may(Permission.LOAD_STAFF, advert.organisation.path)


def visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    roots = by.roots(Permission.LOAD_STAFF)
    beneath = (Q(organisation__path__startswith=root) for root in roots)
    return reduce(or_, beneath, Q(pk__in=[]))


def may_see_application(by: Actor, application: Application) -> bool:
    """Whoever applied, in any of their records, and those who load the files of the place."""
    return application.person_id in _own(by) or may_see(by, application.advert)


def applications_visible_to(by: Actor, *, own: Collection[int] | None = None) -> Q:
    """The same answer for a list. `own` are the asker's records, where they are known already."""
    roots = by.roots(Permission.LOAD_STAFF)
    beneath = (Q(advert__organisation__path__startswith=root) for root in roots)
    return reduce(or_, beneath, Q(person_id__in=_own(by) if own is None else own))


def _own(by: Actor) -> tuple[int, ...]:
    """All records of the asker; nobody signed in has none."""
    return () if by.person_id is None else tuple(records_of(by.person_id))
