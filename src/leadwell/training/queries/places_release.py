"""Release: whether an employer lets an applicant go in working time."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from leadwell.actor import Actor
from leadwell.training.models import Release
from leadwell.training.permissions.places import (
    may_hear_appeals,
    releases_to_decide,
    releases_visible_to,
)
from leadwell.training.queries.applying import own
from leadwell.training.rules.places.facts import ReleaseState


def releases(*, by: Actor, today: date) -> QuerySet[Release]:
    """Those the asker may see."""
    found = Release.objects.filter(releases_visible_to(by, today))
    return found.select_related("application__person", "application__round__programme")


def of_my_team(*, by: Actor, today: date) -> QuerySet[Release]:
    """All of the asker's own team, those that wait first."""
    found = releases(by=by, today=today).filter(releases_to_decide(by, today))
    return found.order_by("decided_at", "asked_at")


def appeals(*, by: Actor, today: date) -> QuerySet[Release]:
    """Appeals, those that wait first; for those who hear them."""
    wanted = Q(appealed_at__isnull=False) if may_hear_appeals(by) else Q(pk__in=[])
    return releases(by=by, today=today).filter(wanted).order_by("heard_at", "appealed_at")


def involved(release: Release, *, by: Actor) -> bool:
    """Whether somebody who would hear an appeal asked for the release, or refused it."""
    return bool({release.application.person_id, release.decided_by_id} & set(own(by)))


def state_of_release(release: Release) -> ReleaseState:
    """Where it stands, as the rules ask for it."""
    return ReleaseState(
        decided=release.decided_at is not None,
        granted=bool(release.granted),
        appealed=release.appealed_at is not None,
        heard=release.heard_at is not None,
    )
