"""Who may see figures of an organisation, in which form, and who may act on them.

Results show counts as a publication profile prints them, so most who work with them see those. Exact
counts are for the equality lead of that very employer, and for no one above: beneath a region or a board
sit small employers, where an exact count is a person.
"""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Organisation


def visible_to(by: Actor) -> Q:
    """Which results the asker may see, asked of anything with an `organisation`."""
    found = Q(pk__in=[])
    for root in by.roots(Permission.SEE_FAIRNESS):
        found |= Q(organisation__path__startswith=root)
    return found


def may_see(by: Actor, organisation: Organisation) -> bool:
    """Whether they may see this organisation's figures, with small numbers hidden."""
    return by.may(Permission.SEE_FAIRNESS, organisation.path)


def may_see_exact(by: Actor, organisation: Organisation) -> bool:
    """Whether they may see exact counts: given at this very organisation, not somewhere above it."""
    return organisation.path in by.roots(Permission.SEE_EXACT_FAIRNESS)


def may_publish(by: Actor, organisation: Organisation) -> bool:
    """Whether they may publish this organisation's returns and take them back."""
    return by.may(Permission.PUBLISH_RETURNS, organisation.path)


def may_keep_plans(by: Actor, organisation: Organisation) -> bool:
    """Whether they may write what is done about a figure of this organisation."""
    return by.may(Permission.KEEP_PLANS, organisation.path)


def may_keep_objectives(by: Actor, organisation: Organisation) -> bool:
    """Whether they may set objectives for the members of this organisation's board."""
    return by.may(Permission.KEEP_OBJECTIVES, organisation.path)


def may_open_evidence(by: Actor, organisation: Organisation) -> bool:
    """Whether they may open a pack of evidence about this organisation."""
    return by.may(Permission.OPEN_EVIDENCE, organisation.path)
