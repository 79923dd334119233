"""Who may do what with a credential: it belongs to the person, and an assurer may stop it counting."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.people.queries import records_of
from leadwell.training.models import Credential


def may_own_credential(by: Actor, credential: Credential) -> bool:
    """Whether it is theirs: to see, take away and show to others. Nobody else's page has it."""
    return credential.person_id in _own(by)


def own_credentials_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    return Q(person_id__in=_own(by))


def may_award_credentials(by: Actor) -> bool:
    """Whether they say that something is to be signed."""
    return by.may_somewhere(Permission.ASSURE_TRAINING)


def may_stop_credential(by: Actor, credential: Credential) -> bool:
    """Whether they may suspend or withdraw it, and lift a suspension. Nobody decides about their own."""
    return may_award_credentials(by) and not may_own_credential(by, credential)


def credentials_to_stop_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    return ~own_credentials_visible_to(by) if may_award_credentials(by) else Q(pk__in=[])


def _own(by: Actor) -> tuple[int, ...]:
    return () if by.person_id is None else records_of(by.person_id)
