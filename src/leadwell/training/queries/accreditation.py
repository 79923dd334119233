"""Accreditations: what counts, since when, and what happened."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from leadwell.actor import Actor, Permission
from leadwell.training.models import Accreditation
from leadwell.training.rules.programmes.facts import AccreditationFacts

OVER = ("granted", "refused", "withdrawn", "renewed")


def accreditations(*, by: Actor) -> QuerySet[Accreditation]:
    """Every accreditation: the register is public."""
    found = Accreditation.objects.select_related("programme", "provider__organisation")
    found = found.prefetch_related("steps")
    return found if by.may(Permission.PUBLIC) else found.none()


def accreditation(number: int, *, by: Actor) -> Accreditation:
    """One of them. Errors: `Accreditation.DoesNotExist`."""
    return accreditations(by=by).get(pk=number)


def in_force(day: date) -> Q:
    """Those that count on a day."""
    begun = Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gt=day))
    return begun & (Q(withdrawn_on=None) | Q(withdrawn_on__gt=day))


def accreditation_facts(kept: Accreditation) -> AccreditationFacts:
    """Where it stands, as the rules ask for it."""
    decided = any(step.kind in OVER for step in kept.steps.all())
    return AccreditationFacts(not decided, kept.from_on, kept.until_on, kept.withdrawn_on)
