"""Who keeps programmes, offers courses and decides on accreditation. What is offered is everybody's."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Organisation
from leadwell.training.models import Programme, Provider
from leadwell.training.permissions.records import beneath


def may_keep_national_programmes(by: Actor) -> bool:
    """A national programme is the whole country's: it is kept by whoever keeps them there."""
    return by.may_somewhere(Permission.KEEP_PROGRAMMES)


def may_offer(by: Actor, organisation: Organisation) -> bool:
    """Whether they offer training at this organisation."""
    return by.may(Permission.OFFER_TRAINING, organisation.path)


def offers_at(by: Actor) -> Q:
    """The same answer for a list of providers."""
    return beneath(by, Permission.OFFER_TRAINING, "organisation__path")


def may_keep_programme(by: Actor, programme: Programme) -> bool:
    """A provider's own course is kept by whoever offers training there; a national one nationally."""
    if programme.provider is None:
        return may_keep_national_programmes(by)
    return may_offer(by, programme.provider.organisation)


def kept_by(by: Actor) -> Q:
    """The same answer for a list of programmes."""
    own = beneath(by, Permission.OFFER_TRAINING, "provider__organisation__path")
    return own | Q(provider__isnull=True) if may_keep_national_programmes(by) else own


def may_teach(by: Actor, provider: Provider, programme: Programme) -> bool:
    """Whether they plan runs of this programme for this provider: of its own courses, and of national
    ones."""
    theirs = programme.provider_id is None or programme.provider_id == provider.pk
    return theirs and may_offer(by, provider.organisation)


def may_accredit(by: Actor) -> bool:
    """Whether they decide on accreditation. The register is one for the whole country."""
    return by.may_somewhere(Permission.ACCREDIT_TRAINING)
