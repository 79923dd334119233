"""Who may add figures, and who may see them: anyone may see what was published."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import EVERYWHERE, Actor, Permission
from leadwell.measures.models import Figure
from leadwell.organisations.models import Kind, Organisation


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


def may_have_released(by: Actor, organisation: Organisation) -> bool:
    """Whether asking makes this month's public numbers of a place. Anyone's question does, except of
    an area: that takes long, and is left to the monthly job."""
    area = organisation.kind in (Kind.COUNTRY, Kind.REGION, Kind.ICB)
    return not area or may_release_everywhere(by)


def may_release_everywhere(by: Actor) -> bool:
    """Whether they have the month's public numbers of every place made."""
    return by.may(Permission.SEE_MANAGERS, EVERYWHERE)
