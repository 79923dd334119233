"""Who may add figures, and who may see them: anyone may see what was published."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.measures.models import Figure


def may_publish(by: Actor) -> bool:
    """Whether this person may add published figures."""
    return by.may(Permission.PUBLISH_FIGURES)


def may_see(by: Actor, figure: Figure) -> bool:
    """Whether this person may see this figure. What was published is for everybody."""
    return by.may(Permission.PUBLIC)


def visible_to(by: Actor) -> Q:
    """The figures this person may see."""
    return Q() if by.may(Permission.PUBLIC) else Q(pk__in=[])
