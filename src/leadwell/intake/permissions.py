"""Who may see what was loaded, in two answers that agree."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.intake.models import LoadedFile

NOTHING = Q(pk__in=[])


def may_see(by: Actor, loaded: LoadedFile) -> bool:
    """Whether this person may see this load."""
    return by.may_somewhere(Permission.SEE_LOADED_FILES)


def visible_to(by: Actor) -> Q:
    """The loads this person may see."""
    return Q() if by.may_somewhere(Permission.SEE_LOADED_FILES) else NOTHING
