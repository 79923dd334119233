"""Who may add figures, and who may see them: anyone may see what was published."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.measures.models import Figure


def may_publish(by: Actor) -> bool:
    """Whether this person may add published figures."""
    return by.may(Permission.PUBLISH_FIGURES)


def may_read(by: Actor) -> bool:
    """Whether this person may read figures at all. What was published is for everybody."""
    return by.may(Permission.PUBLIC)


def may_see(by: Actor, figure: Figure) -> bool:
    """Whether this person may see this figure. What was published is for everybody."""
    return may_read(by)


def visible_to(by: Actor) -> Q:
    """The figures this person may see."""
    return Q() if may_read(by) else Q(pk__in=[])
