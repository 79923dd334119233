"""Who sees and decides on prior learning. Each question about a row has a twin for a list."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.organisations.permissions import own_records
from leadwell.training.models import PriorLearning


def may_recognise(by: Actor) -> bool:
    """Whether they sit on panels. What is recognised holds everywhere."""
    return by.may_somewhere(Permission.RECOGNISE_LEARNING)


def may_see_claim(by: Actor, claim: PriorLearning) -> bool:
    """The person themselves, and whoever sits on panels."""
    return may_recognise(by) or claim.person_id in own_records(by)


def claims_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    return Q() if may_recognise(by) else Q(person_id__in=own_records(by))
