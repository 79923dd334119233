"""Who notes attendance, says who passed, and sees it. Each question about a row has a twin for a list."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.organisations.permissions import own_records
from leadwell.training.models import Place, Run
from leadwell.training.permissions.records import beneath


def may_note_attendance(by: Actor, run: Run) -> bool:
    """Whoever offers training for the run's provider."""
    return by.may(Permission.OFFER_TRAINING, run.provider.organisation.path)


def may_assess(by: Actor, run: Run) -> bool:
    """Whoever assures training where the provider sits."""
    return by.may(Permission.ASSURE_TRAINING, run.provider.organisation.path)


def assessed_by(by: Actor) -> Q:
    """The same answer for a list of runs."""
    return beneath(by, Permission.ASSURE_TRAINING, "provider__organisation__path")


def may_see_result(by: Actor, place: Place) -> bool:
    """The person themselves, whoever assures, and the provider that taught them."""
    run = place.run
    known = may_assess(by, run) or may_note_attendance(by, run)
    return place.person_id in own_records(by) or (place.accepted_at is not None and known)


def results_visible_to(by: Actor) -> Q:
    """The same answer for a list of places."""
    path = "run__provider__organisation__path"
    known = beneath(by, Permission.ASSURE_TRAINING, path)
    known |= beneath(by, Permission.OFFER_TRAINING, path)
    return Q(person_id__in=own_records(by)) | (Q(accepted_at__isnull=False) & known)
