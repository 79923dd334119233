"""Who may note what people are paid. Nobody may see it: it is counted, never shown."""

from __future__ import annotations

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Organisation


def may_note_pay(by: Actor, organisation: Organisation) -> bool:
    """Whoever loads the staff files of a place notes its pay, too."""
    return by.may(Permission.LOAD_STAFF, organisation.path)
