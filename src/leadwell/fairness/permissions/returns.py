"""Who may read returns, and what an organisation's figures may be set beside.

A return is published: anyone reads it, one taken back too. Beside an organisation's own figures stand those
of the areas above it, and those of other organisations that are published or that the reader may see anyway.
None of it is ever exact.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from leadwell.actor import Actor, Permission
from leadwell.fairness.models import Return
from leadwell.fairness.permissions.figures import visible_to
from leadwell.organisations.models import Organisation


def returns_visible_to(by: Actor) -> Q:
    """Every return: what was published is for everybody."""
    return Q() if by.may(Permission.PUBLIC) else Q(pk__in=[])


def may_compare(by: Actor, organisation: Organisation) -> Q:
    """Which results may stand beside this organisation's own, asked of results that are not exact: its own,
    the areas above it, and others that are published or that the reader sees anyway."""
    if not by.may(Permission.SEE_FAIRNESS, organisation.path):
        return Q(pk__in=[])
    codes = organisation.path.strip("/").split("/")
    paths = ["/" + "/".join(codes[: place + 1]) + "/" for place in range(len(codes) - 1)]
    above = Q(area=True, organisation__path__in=paths)
    published = Q(Exists(Return.objects.filter(result=OuterRef("pk"), withdrawn_at=None)))
    return Q(organisation=organisation) | above | published | visible_to(by)
