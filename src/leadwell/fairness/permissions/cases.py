"""Who may note what files say of decisions about people."""

from __future__ import annotations

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Organisation


def may_note_cases(by: Actor, organisation: Organisation) -> bool:
    """Whoever loads the staff files of a place notes its decisions, too."""
    return by.may(Permission.LOAD_STAFF, organisation.path)
