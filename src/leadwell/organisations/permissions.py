"""Who may see an organisation, in two answers that agree: everybody. And who may note one."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Organisation


def may_see(by: Actor, organisation: Organisation) -> bool:
    """Organisations are public: they stand in published registers."""
    return by.may(Permission.PUBLIC, organisation.path)


def visible_to(by: Actor) -> Q:
    """Every organisation."""
    return Q() if by.may(Permission.PUBLIC) else Q(pk__in=[])


def may_note(by: Actor) -> bool:
    """Whether they may add and correct organisations. A register covers the whole country."""
    return by.may(Permission.NOTE_ORGANISATIONS)
