"""Who may see and note adverts and applications."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.appointments.models import Advert
from leadwell.organisations.models import Organisation


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
